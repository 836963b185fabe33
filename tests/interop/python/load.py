"""A plain load by librdkafka with its defaults: `load.py MODE bootstrap=… topic=… count=… [acks=…] out=…`.

MODE is create (three partitions), produce (count messages of 100 bytes) or consume (count messages, from the beginning).
"""
import json
import sys
import time

import confluent_kafka
from confluent_kafka.admin import AdminClient, NewTopic

PAYLOAD = bytes(range(100))


def create(args):
    admin = AdminClient({"bootstrap.servers": args["bootstrap"]})
    admin.create_topics([NewTopic(args["topic"], 3, 1)])[args["topic"]].result(20)


def produce(args):
    failed = []

    def delivered(error, message):
        if error is not None:
            failed.append(str(error))

    producer = confluent_kafka.Producer({"bootstrap.servers": args["bootstrap"], "acks": args["acks"],
                                         "on_delivery": delivered})
    for _ in range(int(args["count"])):
        while True:
            try:
                producer.produce(args["topic"], PAYLOAD)
                break
            except BufferError:
                producer.poll(0.01)
    left = producer.flush(60)
    if failed or left:
        raise RuntimeError(f"{len(failed)} failed, {left} had no answer: {failed[:1]}")


def consume(args):
    consumer = confluent_kafka.Consumer({"bootstrap.servers": args["bootstrap"], "group.id": "load",
                                         "enable.auto.commit": False})
    consumer.assign([confluent_kafka.TopicPartition(args["topic"], p, confluent_kafka.OFFSET_BEGINNING)
                     for p in range(3)])
    left = int(args["count"])
    deadline = time.monotonic() + 120
    while left > 0:
        found = consumer.consume(min(left, 10000), 1)
        for message in found:
            if message.error() is not None:
                raise RuntimeError(str(message.error()))
        left -= len(found)
        if time.monotonic() > deadline:
            raise TimeoutError(f"{left} messages did not come")
    consumer.close()


def main():
    args = dict(arg.split("=", 1) for arg in sys.argv[2:])
    start = time.monotonic()
    {"create": create, "produce": produce, "consume": consume}[sys.argv[1]](args)
    with open(args["out"], "w") as out:
        json.dump({"seconds": time.monotonic() - start}, out)


if __name__ == "__main__":
    main()
