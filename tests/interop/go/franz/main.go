// The scenario with franz-go.
package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"chronik.interop/steps"
	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
)

type client struct {
	bootstrap string
	admin     *kadm.Client
}

func main() {
	steps.Main(func(bootstrap string, _ steps.Args) (steps.Client, error) {
		c := &client{bootstrap: bootstrap}
		asking, err := c.open()
		if err != nil {
			return nil, err
		}
		c.admin = kadm.NewClient(asking)
		return c, nil
	})
}

func (c *client) open(options ...kgo.Opt) (*kgo.Client, error) {
	return kgo.NewClient(append(options, kgo.SeedBrokers(c.bootstrap),
		kgo.WithLogger(kgo.BasicLogger(os.Stderr, kgo.LogLevelInfo, nil)))...)
}

func within(most time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), most)
}

const bound = 20 * time.Second

func (c *client) CreateTopic(topic string, partitions int) error {
	ctx, cancel := within(bound)
	defer cancel()
	_, err := c.admin.CreateTopic(ctx, int32(partitions), 1, nil, topic)
	return err
}

func (c *client) DeleteTopic(topic string) error {
	ctx, cancel := within(bound)
	defer cancel()
	_, err := c.admin.DeleteTopic(ctx, topic)
	return err
}

func (c *client) TopicNames() ([]string, error) {
	ctx, cancel := within(bound)
	defer cancel()
	found, err := c.admin.ListTopics(ctx)
	return found.Names(), err
}

var codecs = map[string]kgo.CompressionCodec{
	"none": kgo.NoCompression(), "gzip": kgo.GzipCompression(), "snappy": kgo.SnappyCompression(),
	"lz4": kgo.Lz4Compression(), "zstd": kgo.ZstdCompression(),
}

type producer struct{ *kgo.Client }

func (c *client) Producer(codec string) (steps.Producer, error) {
	opened, err := c.open(kgo.ProducerBatchCompression(codecs[codec]), kgo.ProducerLinger(5*time.Millisecond))
	return producer{opened}, err
}

func (p producer) Send(topic string, messages []steps.Record) ([]steps.Acknowledged, error) {
	records := make([]*kgo.Record, 0, len(messages))
	numbers := map[*kgo.Record]int{}
	for _, message := range messages {
		record := &kgo.Record{Topic: topic, Key: message.Key, Value: message.Value}
		if message.Timestamp >= 0 {
			record.Timestamp = time.UnixMilli(message.Timestamp)
		}
		for _, header := range message.Headers {
			record.Headers = append(record.Headers, kgo.RecordHeader{Key: header.Key, Value: header.Value})
		}
		records = append(records, record)
		numbers[record] = message.Number
	}
	results := p.ProduceSync(context.Background(), records...)
	acknowledged := []steps.Acknowledged{}
	for _, result := range results {
		if result.Err == nil {
			at := result.Record
			acknowledged = append(acknowledged,
				steps.Acknowledged{int64(at.Partition), at.Offset, int64(numbers[at])})
		}
	}
	return acknowledged, results.FirstErr()
}

func (p producer) Close() error {
	p.Client.Close()
	return nil
}

func (c *client) Offsets(topic string, partitions []int32, at string) (map[int32]int64, error) {
	ctx, cancel := within(bound)
	defer cancel()
	var listed kadm.ListedOffsets
	var err error
	switch at {
	case "earliest":
		listed, err = c.admin.ListStartOffsets(ctx, topic)
	case "latest":
		listed, err = c.admin.ListEndOffsets(ctx, topic)
	default:
		milliseconds, _ := strconv.ParseInt(at, 10, 64)
		listed, err = c.admin.ListOffsetsAfterMilli(ctx, milliseconds, topic)
	}
	found := map[int32]int64{}
	listed.Each(func(offset kadm.ListedOffset) { found[offset.Partition] = offset.Offset })
	return found, err
}

func (c *client) Committed(group, topic string, partitions []int32) (map[int32]int64, error) {
	ctx, cancel := within(bound)
	defer cancel()
	fetched, err := c.admin.FetchOffsets(ctx, group)
	found := map[int32]int64{}
	fetched.Each(func(offset kadm.OffsetResponse) { found[offset.Partition] = offset.At })
	return found, err
}

func (c *client) DescribeGroup(group string) (steps.Description, error) {
	ctx, cancel := within(bound)
	defer cancel()
	described, err := c.admin.DescribeGroups(ctx, group)
	if err != nil {
		return steps.Description{}, err
	}
	found := described[group]
	held := 0
	for _, member := range found.Members {
		assigned, ok := member.Assigned.AsConsumer()
		if !ok {
			return steps.Description{}, fmt.Errorf("a member without an assignment")
		}
		for _, topic := range assigned.Topics {
			held += len(topic.Partitions)
		}
	}
	return steps.Description{State: found.State, Members: len(found.Members), Held: held}, found.Err
}

func record(from *kgo.Record) steps.Record {
	found := steps.Record{Partition: from.Partition, Offset: from.Offset, Key: from.Key, Value: from.Value,
		Timestamp: from.Timestamp.UnixMilli()}
	for _, header := range from.Headers {
		found.Headers = append(found.Headers, steps.Header{Key: header.Key, Value: header.Value})
	}
	return found
}

func (c *client) Read(topic string, from map[int32]int64, deadline time.Time, take func(steps.Record) bool) error {
	offsets := map[int32]kgo.Offset{}
	for partition, offset := range from {
		offsets[partition] = kgo.NewOffset().AtStart()
		if offset != steps.Beginning {
			offsets[partition] = kgo.NewOffset().At(offset)
		}
	}
	opened, err := c.open(kgo.ConsumePartitions(map[string]map[int32]kgo.Offset{topic: offsets}))
	if err != nil {
		return err
	}
	defer opened.Close()
	ctx, cancel := context.WithDeadline(context.Background(), deadline)
	defer cancel()
	for {
		fetches := opened.PollFetches(ctx)
		if err := fetches.Err(); err != nil {
			return err
		}
		for _, found := range fetches.Records() {
			if !take(record(found)) {
				return nil
			}
		}
	}
}

type member struct {
	*kgo.Client
	topic    string
	lock     sync.Mutex
	assigned []int32
}

func (c *client) Join(group, topic string) (steps.Member, error) {
	m := &member{topic: topic}
	gone := func(_ context.Context, _ *kgo.Client, lost map[string][]int32) {
		m.lock.Lock()
		defer m.lock.Unlock()
		m.assigned = slices.DeleteFunc(m.assigned, func(p int32) bool { return slices.Contains(lost[topic], p) })
	}
	opened, err := c.open(kgo.ConsumerGroup(group), kgo.ConsumeTopics(topic), kgo.DisableAutoCommit(),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()), kgo.SessionTimeout(10*time.Second),
		kgo.HeartbeatInterval(300*time.Millisecond), kgo.OnPartitionsRevoked(gone), kgo.OnPartitionsLost(gone),
		kgo.OnPartitionsAssigned(func(_ context.Context, _ *kgo.Client, new map[string][]int32) {
			m.lock.Lock()
			defer m.lock.Unlock()
			m.assigned = append(m.assigned, new[topic]...)
		}))
	m.Client = opened
	return m, err
}

func (m *member) Poll(most int, wait time.Duration) ([]steps.Record, error) {
	ctx, cancel := within(wait)
	defer cancel()
	fetches := m.PollRecords(ctx, most)
	var records []steps.Record
	for _, found := range fetches.Records() {
		records = append(records, record(found))
	}
	if err := fetches.Err(); err != nil && ctx.Err() == nil {
		return records, err
	}
	return records, nil
}

func (m *member) Assigned() []int32 {
	m.lock.Lock()
	defer m.lock.Unlock()
	return slices.Clone(m.assigned)
}

func (m *member) SetPaused(paused bool) {
	if paused {
		m.PauseFetchTopics(m.topic)
	} else {
		m.ResumeFetchTopics(m.topic)
	}
}

func (m *member) Commit() error {
	ctx, cancel := within(bound)
	defer cancel()
	return m.CommitUncommittedOffsets(ctx)
}

func (m *member) Close() error {
	m.Client.Close()
	return nil
}
