// Package steps is the interoperability scenario for Go's clients: the same steps, arguments and results as
// ../../python/steps.py.
package steps

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
)

// Header of a record; a nil value is null.
type Header struct {
	Key   string
	Value []byte
}

// Record as it came back, or as it is to be sent; nil is null, and a timestamp of -1 none.
type Record struct {
	Partition int32
	Offset    int64
	Key       []byte
	Value     []byte
	Headers   []Header
	Timestamp int64
	// Number is known of what is to be sent.
	Number int
}

// Message number i of a run, by the rules of ../../python/messages.py.
func Message(number int, kindOfHeaders string, firstTimestamp int64) Record {
	message := Record{Number: number, Headers: headers(number, kindOfHeaders), Timestamp: -1}
	if number%50 != 7 {
		message.Key = fmt.Appendf(nil, "key-%06d", number)
	}
	if number%50 != 13 {
		message.Value = fmt.Appendf(nil, "value-%06d-%s", number, strings.Repeat("x", number%97))
	}
	if firstTimestamp >= 0 {
		message.Timestamp = firstTimestamp + int64(number)
	}
	return message
}

func headers(number int, kind string) []Header {
	all := []Header{{"number", []byte(strconv.Itoa(number))}, {"empty", []byte{}}, {"null", nil}}
	return map[string][]Header{"no": nil, "plain": all[:2], "yes": all}[kind]
}

// numberOf a record by its value or else its key; -1 for a record that is none of ours.
func numberOf(record Record) int {
	text := record.Value
	if text == nil {
		text = record.Key
	}
	parts := strings.Split(string(text), "-")
	if len(parts) < 2 {
		return -1
	}
	number, err := strconv.Atoi(parts[1])
	if err != nil {
		return -1
	}
	return number
}

func same(one, other []byte) bool {
	return (one == nil) == (other == nil) && bytes.Equal(one, other)
}

func sameHeaders(one, other []Header) bool {
	if len(one) != len(other) {
		return false
	}
	for i := range one {
		if one[i].Key != other[i].Key || !same(one[i].Value, other[i].Value) {
			return false
		}
	}
	return true
}

// problem says how a record differs from the message of its number; "" if it does not.
func problem(record Record, kindOfHeaders string, firstTimestamp int64) string {
	number := numberOf(record)
	where := fmt.Sprintf("partition %d offset %d: ", record.Partition, record.Offset)
	if number < 0 {
		return where + fmt.Sprintf("key %q value %q was never sent", record.Key, record.Value)
	}
	wanted := Message(number, kindOfHeaders, firstTimestamp)
	switch {
	case !same(record.Key, wanted.Key):
		return where + fmt.Sprintf("key %q instead of %q", record.Key, wanted.Key)
	case !same(record.Value, wanted.Value):
		return where + fmt.Sprintf("value %q instead of %q", record.Value, wanted.Value)
	case !sameHeaders(record.Headers, wanted.Headers):
		return where + fmt.Sprintf("headers %q instead of %q", record.Headers, wanted.Headers)
	case firstTimestamp >= 0 && record.Timestamp != wanted.Timestamp:
		return where + fmt.Sprintf("timestamp %d instead of %d", record.Timestamp, wanted.Timestamp)
	}
	return ""
}
