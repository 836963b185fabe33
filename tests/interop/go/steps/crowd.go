package steps

import (
	"bufio"
	"fmt"
	"os"
	"sync"
	"sync/atomic"
	"time"
)

// Messages that a producer of the crowd sends at once, how often, and how far the numbers of two producers are apart.
const (
	handful = 5
	pause   = 250 * time.Millisecond
	apart   = 1_000_000
)

// alive counts what one client of the crowd achieved since the broker was last killed.
type alive struct {
	since atomic.Int64
}

// crowd: so many producers and consumers at once, until the standard input ends. A line on it says that the broker was
// killed. The result has what was acknowledged, what the group read, and who did nothing after the last kill.
func crowd(client Client, args Args) (result, error) {
	producers, consumers := args.number("producers"), args.number("consumers")
	if err := client.CreateTopic(args["topic"], consumers); err != nil {
		return nil, err
	}
	all := make([]alive, producers+consumers)
	var lock sync.Mutex
	acknowledged, read := []Acknowledged{}, map[Acknowledged]bool{}
	sending, reading := make(chan struct{}), make(chan struct{})
	var senders, readers sync.WaitGroup
	for index := range producers {
		senders.Go(func() {
			keep(sending, client, args["topic"], index*apart, func(rows []Acknowledged) {
				all[index].since.Add(int64(len(rows)))
				lock.Lock()
				acknowledged = append(acknowledged, rows...)
				lock.Unlock()
			})
		})
	}
	for index := range consumers {
		readers.Go(func() {
			follow(reading, client, args["group"], args["topic"], func(records []Record) {
				all[producers+index].since.Add(int64(len(records)))
				lock.Lock()
				for _, record := range records {
					read[row(record)] = true
				}
				lock.Unlock()
			})
		})
	}
	go func() {
		for deadline := time.Now().Add(bound); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
			if len(idle(all)) == 0 {
				fmt.Println("ready")
				return
			}
		}
	}()
	for input := bufio.NewScanner(os.Stdin); input.Scan(); {
		for index := range all {
			all[index].since.Store(0)
		}
	}
	close(sending)
	senders.Wait()
	lacking := 0
	for deadline := time.Now().Add(bound); time.Now().Before(deadline); time.Sleep(100 * time.Millisecond) {
		lacking = 0
		lock.Lock()
		for _, row := range acknowledged {
			if !read[row] {
				lacking++
			}
		}
		lock.Unlock()
		if lacking == 0 {
			break
		}
	}
	close(reading)
	readers.Wait()
	rows := make([]Acknowledged, 0, len(read))
	for row := range read {
		rows = append(rows, row)
	}
	return result{"records": acknowledged, "read": rows, "idle": idle(all)}, nil
}

func idle(all []alive) []int {
	found := []int{}
	for index := range all {
		if all[index].since.Load() == 0 {
			found = append(found, index)
		}
	}
	return found
}

// keep sends a handful after the other; one that fails is sent again, as new messages.
func keep(ended chan struct{}, client Client, topic string, first int, acknowledged func([]Acknowledged)) {
	var producer Producer
	for next := first; ; {
		select {
		case <-ended:
			if producer != nil {
				report(producer.Close())
			}
			return
		case <-time.After(pause):
		}
		if producer == nil {
			opened, err := client.Producer("none")
			if err != nil {
				report(err)
				continue
			}
			producer = opened
		}
		messages := make([]Record, 0, handful)
		for range handful {
			messages = append(messages, Message(next, "no", -1))
			next++
		}
		rows, err := producer.Send(topic, messages)
		report(err)
		acknowledged(rows)
	}
}

func follow(ended chan struct{}, client Client, group, topic string, got func([]Record)) {
	member, err := client.Join(group, topic)
	if err != nil {
		report(err)
		return
	}
	for last := time.Now(); ; {
		select {
		case <-ended:
			report(member.Close())
			return
		default:
		}
		records, err := member.Poll(200, 100*time.Millisecond)
		report(err)
		got(records)
		if time.Since(last) > time.Second {
			report(member.Commit())
			last = time.Now()
		}
	}
}

// report what a client said while the broker was away; whether it mattered is seen in the end.
func report(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, time.Now().Format(time.TimeOnly), err)
	}
}
