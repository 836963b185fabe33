// The scenario with segmentio's kafka-go.
package main

import (
	"context"
	"errors"
	"log"
	"maps"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"chronik.interop/steps"
	"github.com/segmentio/kafka-go"
)

type client struct {
	bootstrap string
	asking    *kafka.Client
}

var logger = log.New(os.Stderr, "", log.LstdFlags)

func main() {
	steps.Main(func(bootstrap string, _ steps.Args) (steps.Client, error) {
		return &client{bootstrap, &kafka.Client{Addr: kafka.TCP(bootstrap), Timeout: 20 * time.Second}}, nil
	})
}

func (c *client) CreateTopic(topic string, partitions int) error {
	config := kafka.TopicConfig{Topic: topic, NumPartitions: partitions, ReplicationFactor: 1}
	answer, err := c.asking.CreateTopics(context.Background(),
		&kafka.CreateTopicsRequest{Topics: []kafka.TopicConfig{config}})
	if err != nil {
		return err
	}
	return answer.Errors[topic]
}

func (c *client) DeleteTopic(topic string) error {
	answer, err := c.asking.DeleteTopics(context.Background(), &kafka.DeleteTopicsRequest{Topics: []string{topic}})
	if err != nil {
		return err
	}
	return answer.Errors[topic]
}

func (c *client) TopicNames() (names []string, err error) {
	answer, err := c.asking.Metadata(context.Background(), &kafka.MetadataRequest{})
	if err != nil {
		return nil, err
	}
	for _, topic := range answer.Topics {
		names = append(names, topic.Name)
	}
	return names, nil
}

var codecs = map[string]kafka.Compression{
	"gzip": kafka.Gzip, "snappy": kafka.Snappy, "lz4": kafka.Lz4, "zstd": kafka.Zstd,
}

// producer learns offsets where the writer completes a batch; a message carries its number.
type producer struct {
	*kafka.Writer
	lock         sync.Mutex
	acknowledged []steps.Acknowledged
}

func (c *client) Producer(codec string) (steps.Producer, error) {
	p := &producer{}
	p.Writer = &kafka.Writer{
		Addr:         kafka.TCP(c.bootstrap),
		Balancer:     &kafka.Hash{},
		RequiredAcks: kafka.RequireAll,
		Compression:  codecs[codec],
		BatchTimeout: 5 * time.Millisecond,
		Transport:    &kafka.Transport{MetadataTTL: time.Second},
		ErrorLogger:  logger,
		Completion: func(messages []kafka.Message, err error) {
			if err != nil {
				return
			}
			p.lock.Lock()
			defer p.lock.Unlock()
			for _, message := range messages {
				p.acknowledged = append(p.acknowledged,
					steps.Acknowledged{int64(message.Partition), message.Offset, int64(message.WriterData.(int))})
			}
		},
	}
	return p, nil
}

func (p *producer) Send(topic string, messages []steps.Record) ([]steps.Acknowledged, error) {
	all := make([]kafka.Message, 0, len(messages))
	for _, message := range messages {
		out := kafka.Message{Topic: topic, Key: message.Key, Value: message.Value, WriterData: message.Number}
		if message.Timestamp >= 0 {
			out.Time = time.UnixMilli(message.Timestamp)
		}
		for _, header := range message.Headers {
			out.Headers = append(out.Headers, kafka.Header{Key: header.Key, Value: header.Value})
		}
		all = append(all, out)
	}
	err := p.WriteMessages(context.Background(), all...)
	p.lock.Lock()
	defer p.lock.Unlock()
	acknowledged := p.acknowledged
	p.acknowledged = nil
	return acknowledged, err
}

func (c *client) Offsets(topic string, partitions []int32, at string) (map[int32]int64, error) {
	var asked []kafka.OffsetRequest
	for _, partition := range partitions {
		switch at {
		case "earliest":
			asked = append(asked, kafka.FirstOffsetOf(int(partition)))
		case "latest":
			asked = append(asked, kafka.LastOffsetOf(int(partition)))
		default:
			milliseconds, _ := strconv.ParseInt(at, 10, 64)
			asked = append(asked, kafka.TimeOffsetOf(int(partition), time.UnixMilli(milliseconds)))
		}
	}
	answer, err := c.asking.ListOffsets(context.Background(),
		&kafka.ListOffsetsRequest{Topics: map[string][]kafka.OffsetRequest{topic: asked}})
	if err != nil {
		return nil, err
	}
	found := map[int32]int64{}
	for _, partition := range answer.Topics[topic] {
		if partition.Error != nil {
			return nil, partition.Error
		}
		offset := partition.FirstOffset
		switch at {
		case "earliest":
		case "latest":
			offset = partition.LastOffset
		default:
			for one := range partition.Offsets {
				offset = one
			}
		}
		found[int32(partition.Partition)] = offset
	}
	return found, nil
}

func (c *client) Committed(group, topic string, partitions []int32) (map[int32]int64, error) {
	var asked []int
	for _, partition := range partitions {
		asked = append(asked, int(partition))
	}
	answer, err := c.asking.OffsetFetch(context.Background(),
		&kafka.OffsetFetchRequest{GroupID: group, Topics: map[string][]int{topic: asked}})
	if err != nil {
		return nil, err
	}
	found := map[int32]int64{}
	for _, partition := range answer.Topics[topic] {
		found[int32(partition.Partition)] = partition.CommittedOffset
	}
	return found, answer.Error
}

func (c *client) DescribeGroup(group string) (steps.Description, error) {
	answer, err := c.asking.DescribeGroups(context.Background(), &kafka.DescribeGroupsRequest{GroupIDs: []string{group}})
	if err != nil {
		return steps.Description{}, err
	}
	found := answer.Groups[0]
	held := 0
	for _, member := range found.Members {
		for _, topic := range member.MemberAssignments.Topics {
			held += len(topic.Partitions)
		}
	}
	return steps.Description{State: found.GroupState, Members: len(found.Members), Held: held}, found.Error
}

func record(from kafka.Message) steps.Record {
	found := steps.Record{Partition: int32(from.Partition), Offset: from.Offset, Key: from.Key, Value: from.Value,
		Timestamp: from.Time.UnixMilli()}
	for _, header := range from.Headers {
		// It reads an empty value as it reads null.
		value := append([]byte{}, header.Value...)
		found.Headers = append(found.Headers, steps.Header{Key: header.Key, Value: value})
	}
	return found
}

// follow hands one partition's messages on until it is told to end.
func (c *client) follow(ctx context.Context, topic string, partition int, offset int64, found chan<- kafka.Message) error {
	reader := kafka.NewReader(kafka.ReaderConfig{Brokers: []string{c.bootstrap}, Topic: topic, Partition: partition,
		MaxWait: 200 * time.Millisecond, ErrorLogger: logger})
	defer reader.Close()
	if err := reader.SetOffset(offset); err != nil {
		return err
	}
	for {
		message, err := reader.ReadMessage(ctx)
		if err != nil {
			return err
		}
		select {
		case found <- message:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (c *client) Read(topic string, from map[int32]int64, deadline time.Time, take func(steps.Record) bool) error {
	ctx, cancel := context.WithDeadline(context.Background(), deadline)
	found, failed := make(chan kafka.Message), make(chan error, len(from))
	var running sync.WaitGroup
	for partition, offset := range from {
		if offset == steps.Beginning {
			offset = kafka.FirstOffset
		}
		running.Go(func() { failed <- c.follow(ctx, topic, int(partition), offset, found) })
	}
	defer running.Wait()
	defer cancel()
	for {
		select {
		case message := <-found:
			if !take(record(message)) {
				return nil
			}
		case err := <-failed:
			return err
		}
	}
}

// member takes what the goroutines of its partitions hand over, and commits it in the generation that it is of.
type member struct {
	client     *client
	group      *kafka.ConsumerGroup
	topic      string
	cancel     context.CancelFunc
	ended      chan struct{}
	found      chan kafka.Message
	paused     bool
	lock       sync.Mutex
	generation *kafka.Generation
	assigned   []int32
	taken      map[int]int64
}

func (c *client) Join(group, topic string) (steps.Member, error) {
	opened, err := kafka.NewConsumerGroup(kafka.ConsumerGroupConfig{
		ID: group, Brokers: []string{c.bootstrap}, Topics: []string{topic}, StartOffset: kafka.FirstOffset,
		SessionTimeout: 10 * time.Second, HeartbeatInterval: 300 * time.Millisecond, JoinGroupBackoff: 300 * time.Millisecond,
		ErrorLogger: logger,
	})
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	m := &member{client: c, group: opened, topic: topic, cancel: cancel, ended: make(chan struct{}),
		found: make(chan kafka.Message)}
	go m.run(ctx)
	return m, nil
}

func (m *member) run(ctx context.Context) {
	defer close(m.ended)
	for ctx.Err() == nil {
		generation, err := m.group.Next(ctx)
		if errors.Is(err, kafka.ErrGroupClosed) {
			return
		}
		if err != nil {
			logger.Println("no generation:", err)
			continue
		}
		m.lock.Lock()
		m.generation, m.assigned, m.taken = generation, nil, map[int]int64{}
		for _, assignment := range generation.Assignments[m.topic] {
			m.assigned = append(m.assigned, int32(assignment.ID))
			generation.Start(func(ctx context.Context) {
				for ctx.Err() == nil {
					m.lock.Lock()
					offset, ok := m.taken[assignment.ID]
					m.lock.Unlock()
					if !ok {
						offset = assignment.Offset
					}
					if err := m.client.follow(ctx, m.topic, assignment.ID, offset, m.found); ctx.Err() == nil {
						logger.Println("partition", assignment.ID, "ended:", err)
						time.Sleep(100 * time.Millisecond)
					}
				}
			})
		}
		m.lock.Unlock()
	}
}

func (m *member) Poll(most int, wait time.Duration) ([]steps.Record, error) {
	if m.paused {
		time.Sleep(wait)
		return nil, nil
	}
	var records []steps.Record
	for until := time.After(wait); len(records) < most; {
		select {
		case message := <-m.found:
			records = append(records, record(message))
			m.lock.Lock()
			if slices.Contains(m.assigned, int32(message.Partition)) {
				m.taken[message.Partition] = message.Offset + 1
			}
			m.lock.Unlock()
		case <-until:
			return records, nil
		}
	}
	return records, nil
}

func (m *member) Assigned() []int32 {
	m.lock.Lock()
	defer m.lock.Unlock()
	return slices.Clone(m.assigned)
}

func (m *member) SetPaused(paused bool) { m.paused = paused }

func (m *member) Commit() error {
	m.lock.Lock()
	generation, taken := m.generation, maps.Clone(m.taken)
	m.lock.Unlock()
	if len(taken) == 0 {
		return nil
	}
	return generation.CommitOffsets(map[string]map[int]int64{m.topic: taken})
}

func (m *member) Close() error {
	m.cancel()
	err := m.group.Close()
	<-m.ended
	return err
}
