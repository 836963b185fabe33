package steps

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

const bound = 40 * time.Second

var three = []int32{0, 1, 2}

// Args are the key=value arguments of a step.
type Args map[string]string

func (args Args) number(name string) int {
	number, err := strconv.Atoi(args[name])
	if err != nil {
		panic(fmt.Sprintf("%s=%q is no number", name, args[name]))
	}
	return number
}

func (args Args) timestamp() int64 {
	at, err := strconv.ParseInt(args["timestamp"], 10, 64)
	if err != nil {
		return -1
	}
	return at
}

func (args Args) or(name, otherwise string) string {
	if found, ok := args[name]; ok {
		return found
	}
	return otherwise
}

type result map[string]any

type step func(Client, Args) (result, error)

var steps = map[string]step{
	"create": create, "produce": produce, "consume": consume, "read_all": readAll, "group": group, "offsets": offsets,
	"seek": seek, "committed": committed, "describe": describe, "delete": deleteTopic, "crowd": crowd,
}

// Main runs the step that the command line names with the client that open makes.
func Main(open func(bootstrap string, args Args) (Client, error)) {
	args := Args{}
	for _, arg := range os.Args[2:] {
		key, value, _ := strings.Cut(arg, "=")
		args[key] = value
	}
	told, err := run(open, args)
	if err != nil {
		told = result{"failed": err.Error()}
	}
	text, err := json.Marshal(told)
	if err == nil {
		err = os.WriteFile(args["out"], text, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(open func(string, Args) (Client, error), args Args) (result, error) {
	step, known := steps[os.Args[1]]
	if !known {
		return nil, fmt.Errorf("no step %s", os.Args[1])
	}
	client, err := open(args["bootstrap"], args)
	if err != nil {
		return nil, err
	}
	return step(client, args)
}

func create(client Client, args Args) (result, error) {
	return result{}, client.CreateTopic(args["topic"], 3)
}

func sendAll(client Client, args Args, first, count int) ([]Acknowledged, error) {
	producer, err := client.Producer(args.or("codec", "none"))
	if err != nil {
		return nil, err
	}
	messages := make([]Record, 0, count)
	for number := first; number < first+count; number++ {
		messages = append(messages, Message(number, args.or("headers", "no"), args.timestamp()))
	}
	acknowledged, err := producer.Send(args["topic"], messages)
	if err != nil {
		return nil, err
	}
	return acknowledged, producer.Close()
}

func produce(client Client, args Args) (result, error) {
	acknowledged, err := sendAll(client, args, args.number("first"), args.number("count"))
	return result{"records": acknowledged, "problems": []string{}}, err
}

func seen(records []Record, args Args) result {
	rows, problems := []Acknowledged{}, []string{}
	for _, record := range records {
		rows = append(rows, row(record))
		if found := problem(record, args.or("headers", "no"), args.timestamp()); found != "" {
			problems = append(problems, found)
		}
	}
	return result{"records": rows, "problems": problems}
}

func row(record Record) Acknowledged {
	return Acknowledged{int64(record.Partition), record.Offset, int64(numberOf(record))}
}

// consume reads count messages as a group of one, then, with linger=…, what comes without being asked for; commits.
func consume(client Client, args Args) (result, error) {
	wanted := args.number("count")
	linger, err := strconv.ParseFloat(args.or("linger", "0"), 64)
	if err != nil {
		return nil, err
	}
	member, err := client.Join(args["group"], args["topic"])
	if err != nil {
		return nil, err
	}
	var records []Record
	assigned := map[int32]bool{}
	poll := func(most int) error {
		found, err := member.Poll(most, 200*time.Millisecond)
		records = append(records, found...)
		for _, partition := range member.Assigned() {
			assigned[partition] = true
		}
		return err
	}
	for deadline := time.Now().Add(bound); len(records) < wanted && time.Now().Before(deadline); {
		if err := poll(wanted - len(records)); err != nil {
			return nil, err
		}
	}
	for until := time.Now().Add(time.Duration(linger * float64(time.Second))); time.Now().Before(until); {
		if err := poll(500); err != nil {
			return nil, err
		}
	}
	if err := member.Commit(); err != nil {
		return nil, err
	}
	told := seen(records, args)
	held := []int32{}
	for partition := range assigned {
		held = append(held, partition)
	}
	slices.Sort(held)
	told["assigned"] = [][]int32{held}
	return told, member.Close()
}

// readAll reads three partitions up to their ends without a group.
func readAll(client Client, args Args) (result, error) {
	ends, err := client.Offsets(args["topic"], three, "latest")
	if err != nil {
		return nil, err
	}
	from := map[int32]int64{}
	for partition, end := range ends {
		if end > 0 {
			from[partition] = Beginning
		}
	}
	var records []Record
	left := len(from)
	err = client.Read(args["topic"], from, time.Now().Add(bound), func(record Record) bool {
		records = append(records, record)
		if record.Offset+1 == ends[record.Partition] {
			left--
		}
		return left > 0
	})
	if err == nil && left > 0 {
		err = fmt.Errorf("read %d, %d partitions were not read to their ends %v", len(records), left, ends)
	}
	return seen(records, args), err
}

// group: three members read count messages; then one leaves and two read `more` new ones.
func group(client Client, args Args) (result, error) {
	members := newMembers(client, args["topic"], args["group"], 3)
	told, err := whileMembers(client, members, args)
	if closing := members.close(); err == nil {
		err = closing
	}
	return told, err
}

func whileMembers(client Client, members *members, args Args) (result, error) {
	assigned, err := members.awaitAssignment()
	if err != nil {
		return nil, err
	}
	records, err := members.read(args.number("count"))
	if err != nil {
		return nil, err
	}
	if err := members.commit(); err != nil {
		return nil, err
	}
	if err := members.leave(); err != nil {
		return nil, err
	}
	left, err := members.awaitAssignment()
	if err != nil {
		return nil, err
	}
	sent, err := sendAll(client, args, args.number("next"), args.number("more"))
	if err != nil {
		return nil, err
	}
	later, err := members.read(args.number("more"))
	if err != nil {
		return nil, err
	}
	if err := members.commit(); err != nil {
		return nil, err
	}
	told := seen(append(records, later...), args)
	told["assigned"], told["left"], told["sent"] = assigned, left, sent
	return told, nil
}

func offsets(client Client, args Args) (result, error) {
	times := map[string]string{"earliest": "earliest", "latest": "latest"}
	if at, ok := args["time"]; ok {
		times["time"] = at
	}
	told := result{}
	for name, at := range times {
		found, err := client.Offsets(args["topic"], three, at)
		if err != nil {
			return nil, err
		}
		told[name] = found
	}
	return told, nil
}

func seek(client Client, args Args) (result, error) {
	var records []Record
	from := map[int32]int64{int32(args.number("partition")): int64(args.number("offset"))}
	err := client.Read(args["topic"], from, time.Now().Add(bound), func(record Record) bool {
		records = append(records, record)
		return false
	})
	return seen(records, args), err
}

func committed(client Client, args Args) (result, error) {
	found, err := client.Committed(args["group"], args["topic"], three)
	return result{"committed": found}, err
}

// describe a group while one member is in it.
func describe(client Client, args Args) (result, error) {
	members := newMembers(client, args["topic"], args["group"], 1)
	if _, err := members.awaitAssignment(); err != nil {
		return nil, err
	}
	found, err := client.DescribeGroup(args["group"])
	if closing := members.close(); err == nil {
		err = closing
	}
	return result{"state": found.State, "members": found.Members, "held": found.Held}, err
}

func deleteTopic(client Client, args Args) (result, error) {
	if err := client.DeleteTopic(args["topic"]); err != nil {
		return nil, err
	}
	for deadline := time.Now().Add(bound); ; time.Sleep(100 * time.Millisecond) {
		names, err := client.TopicNames()
		if err != nil {
			return nil, err
		}
		if !slices.Contains(names, args["topic"]) {
			return result{}, nil
		}
		if time.Now().After(deadline) {
			return nil, fmt.Errorf("the topic is still listed")
		}
	}
}
