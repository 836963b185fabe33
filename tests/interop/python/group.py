"""Members of one consumer group, each with its own consumer in its own thread."""
import threading
import time
import traceback


class Member:
    """Joins, keeps what it is assigned paused until told to read, and reads until told to leave."""

    def __init__(self, client, topic, group):
        self.client, self.topic, self.group = client, topic, group
        self.reading = threading.Event()
        self.commit_now = threading.Event()
        self.committed = threading.Event()
        self.leaving = threading.Event()
        self.assigned = set()
        self.records = []
        self.taken = 0
        self.error = None
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        try:
            consumer = self.client.consumer(self.group)
            consumer.subscribe(self.topic, self.on_assign)
            paused = True
            while not self.leaving.is_set():
                if paused and self.reading.is_set():
                    consumer.resume()
                    paused = False
                self.records.extend(consumer.poll(200, 0.1))
                self.assigned = consumer.assignment()
                if self.commit_now.is_set():
                    consumer.commit()
                    self.commit_now.clear()
                    self.committed.set()
            consumer.close()
        except Exception:
            self.error = traceback.format_exc()

    def on_assign(self, consumer):
        # librdkafka keeps a partition that was taken away paused for when it comes back.
        if self.reading.is_set():
            consumer.resume()
        else:
            consumer.pause()


class Members:
    def __init__(self, client, topic, group, count, bound):
        self.deadline = time.monotonic() + bound
        self.members = [Member(client, topic, group) for _ in range(count)]

    def _wait(self, done, what):
        while not done():
            for member in self.members:
                if member.error is not None:
                    raise RuntimeError(member.error)
            if time.monotonic() > self.deadline:
                seen = [(sorted(m.assigned), len(m.records)) for m in self.members]
                raise TimeoutError(f"{what}: (assigned, read) {seen}")
            time.sleep(0.02)

    def wait_for_assignment(self):
        """Returns once the members hold three partitions between them, each at least one and none twice."""
        def settled():
            held = [p for m in self.members for p in m.assigned]
            return sorted(held) == [0, 1, 2] and all(m.assigned for m in self.members)

        self._wait(settled, "assignment")
        return [sorted(m.assigned) for m in self.members]

    def read(self, count):
        """Reads count records and whatever comes in the half second after them."""
        for member in self.members:
            member.reading.set()
        self._wait(lambda: sum(len(m.records) - m.taken for m in self.members) >= count, "reading")
        time.sleep(0.5)
        records = []
        for member in self.members:
            new = member.records[member.taken:]
            member.taken += len(new)
            records += new
        return records

    def commit(self):
        for member in self.members:
            member.committed.clear()
            member.commit_now.set()
        self._wait(lambda: all(m.committed.is_set() for m in self.members), "commit")

    def leave(self):
        """The last member closes its consumer."""
        member = self.members.pop()
        member.leaving.set()
        member.thread.join(20)
        if member.thread.is_alive() or member.error is not None:
            raise RuntimeError(f"the member did not leave: {member.error}")

    def close(self):
        for member in self.members:
            member.leaving.set()
        for member in self.members:
            member.thread.join(10)
