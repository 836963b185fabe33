// The scenario with confluent-kafka-go, which is librdkafka.
package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"strconv"
	"time"

	"chronik.interop/steps"
	"github.com/confluentinc/confluent-kafka-go/v2/kafka"
)

type client struct {
	bootstrap string
	admin     *kafka.AdminClient
}

func main() {
	steps.Main(func(bootstrap string, _ steps.Args) (steps.Client, error) {
		c := &client{bootstrap: bootstrap}
		admin, err := kafka.NewAdminClient(c.config(kafka.ConfigMap{}))
		c.admin = admin
		return c, err
	})
}

func (c *client) config(more kafka.ConfigMap) *kafka.ConfigMap {
	config := kafka.ConfigMap{"bootstrap.servers": c.bootstrap, "debug": "protocol,broker,feature", "log_level": 7}
	maps.Copy(config, more)
	return &config
}

const bound = 20 * time.Second

func within(most time.Duration) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), most)
}

func first(results []kafka.TopicResult, err error) error {
	if err == nil && results[0].Error.Code() != kafka.ErrNoError {
		err = results[0].Error
	}
	return err
}

func (c *client) CreateTopic(topic string, partitions int) error {
	ctx, cancel := within(bound)
	defer cancel()
	wanted := kafka.TopicSpecification{Topic: topic, NumPartitions: partitions, ReplicationFactor: 1}
	return first(c.admin.CreateTopics(ctx, []kafka.TopicSpecification{wanted}))
}

func (c *client) DeleteTopic(topic string) error {
	ctx, cancel := within(bound)
	defer cancel()
	return first(c.admin.DeleteTopics(ctx, []string{topic}))
}

func (c *client) TopicNames() (names []string, err error) {
	found, err := c.admin.GetMetadata(nil, true, int(bound.Milliseconds()))
	if err != nil {
		return nil, err
	}
	for name := range found.Topics {
		names = append(names, name)
	}
	return names, nil
}

type producer struct{ *kafka.Producer }

func (c *client) Producer(codec string) (steps.Producer, error) {
	opened, err := kafka.NewProducer(c.config(kafka.ConfigMap{"compression.type": codec, "acks": "all",
		"go.logs.channel.enable": false}))
	return producer{opened}, err
}

func (p producer) Send(topic string, messages []steps.Record) ([]steps.Acknowledged, error) {
	delivered := make(chan kafka.Event, len(messages))
	waiting := 0
	var failed error
	for _, message := range messages {
		out := &kafka.Message{TopicPartition: kafka.TopicPartition{Topic: &topic, Partition: kafka.PartitionAny},
			Key: message.Key, Value: message.Value, Opaque: message.Number}
		if message.Timestamp >= 0 {
			out.Timestamp = time.UnixMilli(message.Timestamp)
		}
		for _, header := range message.Headers {
			out.Headers = append(out.Headers, kafka.Header{Key: header.Key, Value: header.Value})
		}
		if err := p.Produce(out, delivered); err != nil {
			failed = err
		} else {
			waiting++
		}
	}
	acknowledged := []steps.Acknowledged{}
	for range waiting {
		message := (<-delivered).(*kafka.Message)
		if message.TopicPartition.Error != nil {
			failed = message.TopicPartition.Error
			continue
		}
		at := message.TopicPartition
		acknowledged = append(acknowledged,
			steps.Acknowledged{int64(at.Partition), int64(at.Offset), int64(message.Opaque.(int))})
	}
	return acknowledged, failed
}

func (p producer) Close() error {
	left := p.Flush(int(bound.Milliseconds()))
	p.Producer.Close()
	if left > 0 {
		return fmt.Errorf("%d messages had no answer", left)
	}
	return nil
}

func (c *client) Offsets(topic string, partitions []int32, at string) (map[int32]int64, error) {
	ctx, cancel := within(bound)
	defer cancel()
	spec := kafka.EarliestOffsetSpec
	switch at {
	case "earliest":
	case "latest":
		spec = kafka.LatestOffsetSpec
	default:
		milliseconds, _ := strconv.ParseInt(at, 10, 64)
		spec = kafka.NewOffsetSpecForTimestamp(milliseconds)
	}
	asked := map[kafka.TopicPartition]kafka.OffsetSpec{}
	for _, partition := range partitions {
		asked[kafka.TopicPartition{Topic: &topic, Partition: partition}] = spec
	}
	answer, err := c.admin.ListOffsets(ctx, asked)
	found := map[int32]int64{}
	for partition, info := range answer.ResultInfos {
		if info.Error.Code() != kafka.ErrNoError {
			return nil, info.Error
		}
		found[partition.Partition] = int64(info.Offset)
	}
	return found, err
}

func (c *client) Committed(group, topic string, partitions []int32) (map[int32]int64, error) {
	ctx, cancel := within(bound)
	defer cancel()
	asked := kafka.ConsumerGroupTopicPartitions{Group: group}
	for _, partition := range partitions {
		asked.Partitions = append(asked.Partitions, kafka.TopicPartition{Topic: &topic, Partition: partition})
	}
	answer, err := c.admin.ListConsumerGroupOffsets(ctx, []kafka.ConsumerGroupTopicPartitions{asked})
	if err != nil {
		return nil, err
	}
	found := map[int32]int64{}
	for _, partition := range answer.ConsumerGroupsTopicPartitions[0].Partitions {
		found[partition.Partition] = int64(partition.Offset)
	}
	return found, nil
}

func (c *client) DescribeGroup(group string) (steps.Description, error) {
	ctx, cancel := within(bound)
	defer cancel()
	answer, err := c.admin.DescribeConsumerGroups(ctx, []string{group})
	if err != nil {
		return steps.Description{}, err
	}
	found := answer.ConsumerGroupDescriptions[0]
	held := 0
	for _, member := range found.Members {
		held += len(member.Assignment.TopicPartitions)
	}
	if found.Error.Code() != kafka.ErrNoError {
		err = found.Error
	}
	return steps.Description{State: found.State.String(), Members: len(found.Members), Held: held}, err
}

func (c *client) consumer(group string) (*kafka.Consumer, error) {
	return kafka.NewConsumer(c.config(kafka.ConfigMap{"group.id": group, "auto.offset.reset": "earliest",
		"enable.auto.commit": false, "enable.auto.offset.store": false, "session.timeout.ms": 10000,
		"heartbeat.interval.ms": 300}))
}

func record(from *kafka.Message) steps.Record {
	found := steps.Record{Partition: from.TopicPartition.Partition, Offset: int64(from.TopicPartition.Offset),
		Key: from.Key, Value: from.Value, Timestamp: from.Timestamp.UnixMilli()}
	for _, header := range from.Headers {
		found.Headers = append(found.Headers, steps.Header{Key: header.Key, Value: header.Value})
	}
	return found
}

func isTimeout(err error) bool {
	var found kafka.Error
	return errors.As(err, &found) && found.Code() == kafka.ErrTimedOut
}

func (c *client) Read(topic string, from map[int32]int64, deadline time.Time, take func(steps.Record) bool) error {
	consumer, err := c.consumer("unused")
	if err != nil {
		return err
	}
	defer consumer.Close()
	var assigned []kafka.TopicPartition
	for partition, offset := range from {
		at := kafka.Offset(offset)
		if offset == steps.Beginning {
			at = kafka.OffsetBeginning
		}
		assigned = append(assigned, kafka.TopicPartition{Topic: &topic, Partition: partition, Offset: at})
	}
	if err := consumer.Assign(assigned); err != nil {
		return err
	}
	for time.Now().Before(deadline) {
		message, err := consumer.ReadMessage(200 * time.Millisecond)
		switch {
		case isTimeout(err):
		case err != nil:
			return err
		case !take(record(message)):
			return nil
		}
	}
	return fmt.Errorf("not all came in time")
}

type member struct {
	consumer *kafka.Consumer
	paused   bool
}

func (c *client) Join(group, topic string) (steps.Member, error) {
	consumer, err := c.consumer(group)
	if err != nil {
		return nil, err
	}
	m := &member{consumer: consumer}
	return m, consumer.Subscribe(topic, func(_ *kafka.Consumer, event kafka.Event) error {
		if assigned, ok := event.(kafka.AssignedPartitions); ok {
			if err := consumer.Assign(assigned.Partitions); err != nil {
				return err
			}
			m.SetPaused(m.paused)
		}
		return nil
	})
}

func (m *member) Poll(most int, wait time.Duration) ([]steps.Record, error) {
	var records []steps.Record
	for until := time.Now().Add(wait); len(records) < most; {
		left := time.Until(until)
		if left <= 0 {
			break
		}
		message, err := m.consumer.ReadMessage(left)
		if isTimeout(err) {
			break
		}
		if err != nil {
			return records, err
		}
		if _, err := m.consumer.StoreMessage(message); err != nil {
			return records, err
		}
		records = append(records, record(message))
	}
	return records, nil
}

func (m *member) Assigned() (found []int32) {
	assigned, _ := m.consumer.Assignment()
	for _, partition := range assigned {
		found = append(found, partition.Partition)
	}
	return found
}

func (m *member) SetPaused(paused bool) {
	m.paused = paused
	assigned, _ := m.consumer.Assignment()
	// What is taken away meanwhile can be neither paused nor resumed.
	if paused {
		_ = m.consumer.Pause(assigned)
	} else {
		_ = m.consumer.Resume(assigned)
	}
}

func (m *member) Commit() error {
	_, err := m.consumer.Commit()
	var found kafka.Error
	if errors.As(err, &found) && found.Code() == kafka.ErrNoOffset {
		return nil
	}
	return err
}

func (m *member) Close() error { return m.consumer.Close() }
