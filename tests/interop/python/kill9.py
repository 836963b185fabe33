"""Produces with an idempotent librdkafka producer, and commits what a group of one reads, while the broker is killed.

`kill9.py bootstrap=… topic=… group=… out=…` prints "ready" once messages are acknowledged, and goes on until its standard
input ends. out then holds what was acknowledged (partition, offset, number) and, by partition, the highest offset whose
commit was answered and the highest that was tried.
"""
import json
import sys
import threading
import time

import confluent_kafka

import client_confluent
import messages

RATE = 2000


class Committer(threading.Thread):
    """Reads in a group and commits every tenth of a second."""

    def __init__(self, client, topic, group):
        super().__init__(daemon=True)
        self.client, self.topic, self.group = client, topic, group
        self.answered, self.tried = {}, {}
        self.stop = threading.Event()

    def run(self):
        consumer = self.client.consumer(self.group)
        consumer.subscribe(self.topic)
        while not self.stop.is_set():
            read = {}
            until = time.monotonic() + 0.1
            while time.monotonic() < until:
                try:
                    for record in consumer.poll(200, 0.05):
                        read[record.partition] = record.offset + 1
                except confluent_kafka.KafkaException:
                    pass  # A broker that is away is what this is about.
            if not read:
                continue
            for partition, offset in read.items():
                self.tried[partition] = max(offset, self.tried.get(partition, 0))
            try:
                offsets = [confluent_kafka.TopicPartition(self.topic, p, o) for p, o in read.items()]
                for done in consumer.consumer.commit(offsets=offsets, asynchronous=False):
                    if done.error is None:
                        self.answered[done.partition] = max(done.offset, self.answered.get(done.partition, 0))
            except confluent_kafka.KafkaException:
                pass
        consumer.close()


def main():
    args = dict(arg.split("=", 1) for arg in sys.argv[1:])
    client = client_confluent.Client(args["bootstrap"])
    client.common |= {"reconnect.backoff.max.ms": 200}
    client.create_topic(args["topic"], 3)
    committer = Committer(client, args["topic"], args["group"])
    committer.start()
    producer = client.producer("none", **{"enable.idempotence": True, "linger.ms": 2})
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.read(), ended.set()), daemon=True).start()
    number, ready, start = 0, False, time.monotonic()
    while not ended.is_set():
        producer.send(args["topic"], number, messages.key(number), messages.value(number), [], None)
        number += 1
        if producer.acknowledged and not ready:
            ready = True
            print("ready", flush=True)
        while number > (time.monotonic() - start) * RATE:
            producer.producer.poll(0.001)
    producer.close(60)
    committer.stop.set()
    committer.join(30)
    with open(args["out"], "w") as out:
        json.dump({"records": producer.acknowledged, "problems": producer.failed, "sent": number,
                   "answered": committer.answered, "tried": committer.tried}, out)


if __name__ == "__main__":
    main()
