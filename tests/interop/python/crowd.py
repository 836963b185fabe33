"""Many clients at once while the broker is killed: the step "crowd".

So many producers and consumers work until the standard input ends; a line on it says that the broker was killed. The result
has what was acknowledged, what the group read, and who did nothing after the last kill. ../go/steps/crowd.go does the same.
"""
import sys
import threading
import time

import messages

# Messages that a producer sends at once, how often, and how far the numbers of two producers are apart.
HANDFUL = 5
PAUSE = 0.25
APART = 1_000_000
BOUND = 40


class Crowd:
    def __init__(self, client, args):
        self.client, self.args = client, args
        self.producers, self.consumers = int(args["producers"]), int(args["consumers"])
        self.since = [0] * (self.producers + self.consumers)
        self.lock = threading.Lock()
        self.acknowledged, self.read = [], set()
        self.sending_ends, self.reading_ends = threading.Event(), threading.Event()

    def idle(self):
        return [index for index, count in enumerate(self.since) if count == 0]

    def note(self, index, rows, into):
        with self.lock:
            self.since[index] += len(rows)
            into(rows)

    def keep(self, index):
        """Sends a handful after the other; what fails stays away, the next are new messages."""
        number = index * APART
        producer = self.client.producer("none")
        taken = 0
        while not self.sending_ends.wait(PAUSE):
            try:
                for _ in range(HANDFUL):
                    number += 1
                    producer.send(self.args["topic"], number, messages.key(number), messages.value(number), [], None)
                producer.settle()
            except Exception as error:  # A broker that is away is what this is about.
                print(f"{time.strftime('%X')} {error!r}", file=sys.stderr)
            self.note(index, producer.acknowledged[taken:], self.acknowledged.extend)
            taken = len(producer.acknowledged)
        producer.close()
        self.note(index, producer.acknowledged[taken:], self.acknowledged.extend)
        for failed in producer.failed:
            print(failed, file=sys.stderr)

    def follow(self, index):
        consumer = self.client.consumer(self.args["group"])
        consumer.subscribe(self.args["topic"])
        last = time.monotonic()
        while not self.reading_ends.is_set():
            try:
                rows = [(r.partition, r.offset, messages.number(r)) for r in consumer.poll(200, 0.1)]
                self.note(index, rows, self.read.update)
                if time.monotonic() - last > 1:
                    consumer.commit()
                    last = time.monotonic()
            except Exception as error:
                print(f"{time.strftime('%X')} {error!r}", file=sys.stderr)
        consumer.close()

    def run(self):
        self.client.create_topic(self.args["topic"], self.consumers)
        start = lambda work, index: threading.Thread(target=work, args=(index,), daemon=True)
        senders = [start(self.keep, index) for index in range(self.producers)]
        readers = [start(self.follow, self.producers + index) for index in range(self.consumers)]
        for thread in senders + readers:
            thread.start()
        deadline = time.monotonic() + BOUND
        while self.idle() and time.monotonic() < deadline:
            time.sleep(0.05)
        if not self.idle():
            print("ready", flush=True)
        for _ in sys.stdin:
            with self.lock:
                self.since = [0] * len(self.since)
        self.sending_ends.set()
        for thread in senders:
            thread.join(BOUND)
        deadline = time.monotonic() + BOUND
        while time.monotonic() < deadline:
            with self.lock:
                if self.read.issuperset(self.acknowledged):
                    break
            time.sleep(0.1)
        self.reading_ends.set()
        for thread in readers:
            thread.join(10)
        return {"records": self.acknowledged, "read": sorted(self.read), "idle": self.idle()}


def crowd(client, args):
    return Crowd(client, args).run()
