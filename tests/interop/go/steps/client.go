package steps

import "time"

// Client is what each library is put behind.
type Client interface {
	CreateTopic(topic string, partitions int) error
	DeleteTopic(topic string) error
	TopicNames() ([]string, error)
	Producer(codec string) (Producer, error)
	// Offsets by partition; at is "earliest", "latest" or milliseconds.
	Offsets(topic string, partitions []int32, at string) (map[int32]int64, error)
	Committed(group, topic string, partitions []int32) (map[int32]int64, error)
	DescribeGroup(group string) (Description, error)
	// Read without a group, from these offsets on, until take wants no more.
	Read(topic string, from map[int32]int64, deadline time.Time, take func(Record) bool) error
	Join(group, topic string) (Member, error)
}

// Beginning is the offset to read from for whatever a partition begins with.
const Beginning int64 = -2

// Description of a group: its state, how many members it has and how many partitions they hold.
type Description struct {
	State   string
	Members int
	Held    int
}

// Acknowledged is [partition, offset, number].
type Acknowledged [3]int64

// Producer sends until each message is acknowledged or has failed.
type Producer interface {
	Send(topic string, messages []Record) ([]Acknowledged, error)
	Close() error
}

// Member of a group. Poll returns at most so many records, none while paused; Commit commits what Poll returned.
type Member interface {
	Poll(most int, wait time.Duration) ([]Record, error)
	Assigned() []int32
	SetPaused(paused bool)
	Commit() error
	Close() error
}
