// The scenario with Sarama, as the release that api_version=… names.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"chronik.interop/steps"
	"github.com/IBM/sarama"
)

type client struct {
	bootstrap []string
	version   sarama.KafkaVersion
}

func main() {
	sarama.Logger = log.New(os.Stderr, "", log.LstdFlags)
	steps.Main(func(bootstrap string, args steps.Args) (steps.Client, error) {
		version, err := sarama.ParseKafkaVersion(args["api_version"])
		return &client{[]string{bootstrap}, version}, err
	})
}

func (c *client) config() *sarama.Config {
	config := sarama.NewConfig()
	config.Version = c.version
	config.Producer.Return.Successes = true
	config.Producer.RequiredAcks = sarama.WaitForAll
	config.Producer.Flush.Frequency = 5 * time.Millisecond
	config.Consumer.Return.Errors = true
	config.Consumer.Offsets.Initial = sarama.OffsetOldest
	config.Consumer.Offsets.AutoCommit.Enable = false
	config.Consumer.Group.Session.Timeout = 10 * time.Second
	config.Consumer.Group.Heartbeat.Interval = 300 * time.Millisecond
	return config
}

func (c *client) withAdmin(ask func(sarama.ClusterAdmin) error) error {
	admin, err := sarama.NewClusterAdmin(c.bootstrap, c.config())
	if err != nil {
		return err
	}
	defer admin.Close()
	return ask(admin)
}

func (c *client) withClient(ask func(sarama.Client) error) error {
	opened, err := sarama.NewClient(c.bootstrap, c.config())
	if err != nil {
		return err
	}
	defer opened.Close()
	return ask(opened)
}

// CreateTopic asks for the topic's metadata where the release knows no other way.
func (c *client) CreateTopic(topic string, partitions int) error {
	if c.version.IsAtLeast(sarama.V0_10_2_0) {
		detail := &sarama.TopicDetail{NumPartitions: int32(partitions), ReplicationFactor: 1}
		return c.withAdmin(func(admin sarama.ClusterAdmin) error { return admin.CreateTopic(topic, detail, false) })
	}
	return c.withClient(func(asking sarama.Client) error {
		found, err := asking.Partitions(topic)
		if err == nil && len(found) != partitions {
			err = fmt.Errorf("%s has the partitions %v", topic, found)
		}
		return err
	})
}

func (c *client) DeleteTopic(topic string) error {
	return c.withAdmin(func(admin sarama.ClusterAdmin) error { return admin.DeleteTopic(topic) })
}

func (c *client) TopicNames() (names []string, err error) {
	err = c.withClient(func(asking sarama.Client) error {
		names, err = asking.Topics()
		return err
	})
	return names, err
}

var codecs = map[string]sarama.CompressionCodec{
	"none": sarama.CompressionNone, "gzip": sarama.CompressionGZIP, "snappy": sarama.CompressionSnappy,
	"lz4": sarama.CompressionLZ4, "zstd": sarama.CompressionZSTD,
}

type producer struct{ sarama.SyncProducer }

func (c *client) Producer(codec string) (steps.Producer, error) {
	config := c.config()
	config.Producer.Compression = codecs[codec]
	if c.version.IsAtLeast(sarama.V0_11_0_0) {
		config.Producer.Idempotent = true
		config.Net.MaxOpenRequests = 1
	}
	opened, err := sarama.NewSyncProducer(c.bootstrap, config)
	return producer{opened}, err
}

func encoder(bytes []byte) sarama.Encoder {
	if bytes == nil {
		return nil
	}
	return sarama.ByteEncoder(bytes)
}

func (p producer) Send(topic string, messages []steps.Record) ([]steps.Acknowledged, error) {
	all := make([]*sarama.ProducerMessage, 0, len(messages))
	for _, message := range messages {
		out := &sarama.ProducerMessage{Topic: topic, Key: encoder(message.Key), Value: encoder(message.Value),
			Metadata: message.Number, Offset: -1}
		if message.Timestamp >= 0 {
			out.Timestamp = time.UnixMilli(message.Timestamp)
		}
		for _, header := range message.Headers {
			out.Headers = append(out.Headers, sarama.RecordHeader{Key: []byte(header.Key), Value: header.Value})
		}
		all = append(all, out)
	}
	err := p.SendMessages(all)
	failed := map[*sarama.ProducerMessage]bool{}
	if errors, ok := err.(sarama.ProducerErrors); ok {
		for _, one := range errors {
			failed[one.Msg] = true
		}
	}
	acknowledged := []steps.Acknowledged{}
	for _, message := range all {
		if !failed[message] {
			acknowledged = append(acknowledged,
				steps.Acknowledged{int64(message.Partition), message.Offset, int64(message.Metadata.(int))})
		}
	}
	return acknowledged, err
}

func (c *client) Offsets(topic string, partitions []int32, at string) (map[int32]int64, error) {
	asked := map[string]int64{"earliest": sarama.OffsetOldest, "latest": sarama.OffsetNewest}
	milliseconds, named := asked[at]
	if !named {
		milliseconds, _ = strconv.ParseInt(at, 10, 64)
	}
	found := map[int32]int64{}
	return found, c.withClient(func(asking sarama.Client) error {
		for _, partition := range partitions {
			offset, err := asking.GetOffset(topic, partition, milliseconds)
			if err != nil {
				return err
			}
			found[partition] = offset
		}
		return nil
	})
}

func (c *client) Committed(group, topic string, partitions []int32) (map[int32]int64, error) {
	found := map[int32]int64{}
	return found, c.withClient(func(asking sarama.Client) error {
		manager, err := sarama.NewOffsetManagerFromClient(group, asking)
		if err != nil {
			return err
		}
		defer manager.Close()
		for _, partition := range partitions {
			managed, err := manager.ManagePartition(topic, partition)
			if err != nil {
				return err
			}
			found[partition], _ = managed.NextOffset()
		}
		return nil
	})
}

func (c *client) DescribeGroup(group string) (description steps.Description, err error) {
	err = c.withAdmin(func(admin sarama.ClusterAdmin) error {
		found, err := admin.DescribeConsumerGroups([]string{group})
		if err != nil {
			return err
		}
		description.State, description.Members = found[0].State, len(found[0].Members)
		for _, member := range found[0].Members {
			assignment, err := member.GetMemberAssignment()
			if err != nil {
				return err
			}
			for _, partitions := range assignment.Topics {
				description.Held += len(partitions)
			}
		}
		return nil
	})
	return description, err
}

func record(from *sarama.ConsumerMessage) steps.Record {
	found := steps.Record{Partition: from.Partition, Offset: from.Offset, Key: from.Key, Value: from.Value,
		Timestamp: from.Timestamp.UnixMilli()}
	for _, header := range from.Headers {
		found.Headers = append(found.Headers, steps.Header{Key: string(header.Key), Value: header.Value})
	}
	return found
}

func (c *client) Read(topic string, from map[int32]int64, deadline time.Time, take func(steps.Record) bool) error {
	consumer, err := sarama.NewConsumer(c.bootstrap, c.config())
	if err != nil {
		return err
	}
	defer consumer.Close()
	ctx, cancel := context.WithDeadline(context.Background(), deadline)
	defer cancel()
	found, failed := make(chan *sarama.ConsumerMessage), make(chan error)
	var running sync.WaitGroup
	for partition, offset := range from {
		if offset == steps.Beginning {
			offset = sarama.OffsetOldest
		}
		one, err := consumer.ConsumePartition(topic, partition, offset)
		if err != nil {
			return err
		}
		defer one.Close()
		running.Go(func() {
			for {
				select {
				case message := <-one.Messages():
					select {
					case found <- message:
					case <-ctx.Done():
						return
					}
				case err := <-one.Errors():
					select {
					case failed <- err:
					case <-ctx.Done():
					}
					return
				case <-ctx.Done():
					return
				}
			}
		})
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
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// handed over from the goroutine of a claim to the one that polls, with the session to mark it in.
type handed struct {
	message *sarama.ConsumerMessage
	session sarama.ConsumerGroupSession
}

type member struct {
	group    sarama.ConsumerGroup
	cancel   context.CancelFunc
	ended    chan struct{}
	found    chan handed
	lock     sync.Mutex
	session  sarama.ConsumerGroupSession
	assigned []int32
	topic    string
	paused   bool
}

func (c *client) Join(group, topic string) (steps.Member, error) {
	opened, err := sarama.NewConsumerGroup(c.bootstrap, group, c.config())
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	m := &member{group: opened, cancel: cancel, ended: make(chan struct{}), topic: topic,
		found: make(chan handed)}
	go func() {
		for err := range opened.Errors() {
			sarama.Logger.Println("the group says:", err)
		}
	}()
	go func() {
		defer close(m.ended)
		for ctx.Err() == nil {
			if err := opened.Consume(ctx, []string{topic}, m); err != nil {
				sarama.Logger.Println("consuming ended:", err)
				time.Sleep(100 * time.Millisecond)
			}
		}
	}()
	return m, nil
}

func (m *member) Setup(session sarama.ConsumerGroupSession) error {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.session, m.assigned = session, slices.Clone(session.Claims()[m.topic])
	return nil
}

func (m *member) Cleanup(sarama.ConsumerGroupSession) error {
	m.lock.Lock()
	defer m.lock.Unlock()
	m.session, m.assigned = nil, nil
	return nil
}

func (m *member) ConsumeClaim(session sarama.ConsumerGroupSession, claim sarama.ConsumerGroupClaim) error {
	for {
		select {
		case message, ok := <-claim.Messages():
			if !ok {
				return nil
			}
			select {
			case m.found <- handed{message, session}:
			case <-session.Context().Done():
				return nil
			}
		case <-session.Context().Done():
			return nil
		}
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
		case one := <-m.found:
			one.session.MarkMessage(one.message, "")
			records = append(records, record(one.message))
		case <-until:
			return records, nil
		}
	}
	return records, nil
}

func (m *member) Assigned() []int32 {
	m.lock.Lock()
	defer m.lock.Unlock()
	return m.assigned
}

func (m *member) SetPaused(paused bool) { m.paused = paused }

func (m *member) Commit() error {
	m.lock.Lock()
	defer m.lock.Unlock()
	if m.session != nil {
		m.session.Commit()
	}
	return nil
}

func (m *member) Close() error {
	m.cancel()
	<-m.ended
	return m.group.Close()
}
