package steps

import (
	"fmt"
	"slices"
	"sync"
	"time"
)

// member joins, keeps what it is assigned paused until told to read, and reads until told to leave.
type member struct {
	lock     sync.Mutex
	assigned []int32
	records  []Record
	taken    int
	reading  bool
	leaving  bool
	commit   bool
	err      error
	ended    chan struct{}
}

func (m *member) run(client Client, group, topic string) error {
	joined, err := client.Join(group, topic)
	if err != nil {
		return err
	}
	joined.SetPaused(true)
	paused := true
	for {
		m.lock.Lock()
		reading, leaving, commit := m.reading, m.leaving, m.commit
		m.lock.Unlock()
		if leaving {
			return joined.Close()
		}
		if paused && reading {
			joined.SetPaused(false)
			paused = false
		}
		records, err := joined.Poll(200, 100*time.Millisecond)
		if err != nil {
			return err
		}
		if commit {
			if err := joined.Commit(); err != nil {
				return err
			}
		}
		m.lock.Lock()
		m.records = append(m.records, records...)
		m.assigned = joined.Assigned()
		if commit {
			m.commit = false
		}
		m.lock.Unlock()
	}
}

// members of one group, each in a goroutine of its own.
type members struct {
	all      []*member
	deadline time.Time
}

func newMembers(client Client, topic, group string, count int) *members {
	found := &members{deadline: time.Now().Add(bound)}
	for range count {
		m := &member{ended: make(chan struct{})}
		found.all = append(found.all, m)
		go func() {
			err := m.run(client, group, topic)
			m.lock.Lock()
			m.err = err
			m.lock.Unlock()
			close(m.ended)
		}()
	}
	return found
}

func (ms *members) wait(what string, done func() bool) error {
	for {
		for _, m := range ms.all {
			m.lock.Lock()
		}
		is := done()
		var err error
		seen := what + ": (assigned, read)"
		for _, m := range ms.all {
			if m.err != nil {
				err = m.err
			}
			seen += fmt.Sprintf(" %v %d", m.assigned, len(m.records))
			m.lock.Unlock()
		}
		switch {
		case err != nil:
			return err
		case is:
			return nil
		case time.Now().After(ms.deadline):
			return fmt.Errorf("%s", seen)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// awaitAssignment returns once the members hold three partitions between them, each at least one and none twice.
func (ms *members) awaitAssignment() ([][]int32, error) {
	var assigned [][]int32
	err := ms.wait("assignment", func() bool {
		assigned = nil
		var held []int32
		for _, m := range ms.all {
			if len(m.assigned) == 0 {
				return false
			}
			assigned = append(assigned, slices.Sorted(slices.Values(m.assigned)))
			held = append(held, m.assigned...)
		}
		slices.Sort(held)
		return slices.Equal(held, []int32{0, 1, 2})
	})
	return assigned, err
}

// read count records and whatever comes in the half second after them.
func (ms *members) read(count int) ([]Record, error) {
	for _, m := range ms.all {
		m.lock.Lock()
		m.reading = true
		m.lock.Unlock()
	}
	err := ms.wait("reading", func() bool {
		found := 0
		for _, m := range ms.all {
			found += len(m.records) - m.taken
		}
		return found >= count
	})
	time.Sleep(500 * time.Millisecond)
	var records []Record
	for _, m := range ms.all {
		m.lock.Lock()
		records = append(records, m.records[m.taken:]...)
		m.taken = len(m.records)
		m.lock.Unlock()
	}
	return records, err
}

func (ms *members) commit() error {
	for _, m := range ms.all {
		m.lock.Lock()
		m.commit = true
		m.lock.Unlock()
	}
	return ms.wait("commit", func() bool {
		return !slices.ContainsFunc(ms.all, func(m *member) bool { return m.commit })
	})
}

// leave has the last member close its consumer.
func (ms *members) leave() error {
	last := len(ms.all) - 1
	m := ms.all[last]
	ms.all = ms.all[:last]
	return m.end(20 * time.Second)
}

func (m *member) end(most time.Duration) error {
	m.lock.Lock()
	m.leaving = true
	m.lock.Unlock()
	select {
	case <-m.ended:
		return m.err
	case <-time.After(most):
		return fmt.Errorf("a member did not leave within %v", most)
	}
}

func (ms *members) close() error {
	var found error
	for _, m := range ms.all {
		if err := m.end(10 * time.Second); err != nil {
			found = err
		}
	}
	return found
}
