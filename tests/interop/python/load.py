"""A load by librdkafka: `load.py MODE bootstrap=… topic=… out=… [count=…] [acks=…] [size=…] [idempotent=yes]`.

MODE is one of
  create      partitions=… [config.KEY=VALUE]…
  configure   config.KEY=VALUE…
  reconfigure config.KEY=VALUE|VALUE…, the next value four times a second until it is stopped
  produce     as fast as it is taken
  consume     from the beginning
  one-by-one  one message at a time, each acknowledged before the next
  round-trip  one message at a time, each read before the next
  group       three members of a new group, until one of them has read something
What was measured goes to `out` as JSON: seconds in all, latencies in milliseconds.
"""
import itertools
import json
import sys
import threading
import time

import confluent_kafka
from confluent_kafka import OFFSET_BEGINNING, OFFSET_END, TopicPartition
from confluent_kafka.admin import AdminClient, AlterConfigOpType, ConfigEntry, ConfigResource, NewTopic, ResourceType

PATIENCE = 120


def admin(args):
    return AdminClient({"bootstrap.servers": args["bootstrap"]})


def settings(args):
    return {key.removeprefix("config."): value for key, value in args.items() if key.startswith("config.")}


def create(args):
    # An answer comes only while its client is there.
    client = admin(args)
    topic = NewTopic(args["topic"], int(args.get("partitions", 3)), 1, config=settings(args))
    client.create_topics([topic])[args["topic"]].result(20)


def set_configs(client, topic, configs):
    entries = [ConfigEntry(key, value, incremental_operation=AlterConfigOpType.SET)
               for key, value in configs.items()]
    resource = ConfigResource(ResourceType.TOPIC, topic, incremental_configs=entries)
    for future in client.incremental_alter_configs([resource]).values():
        future.result(20)


def configure(args):
    client = admin(args)
    set_configs(client, args["topic"], settings(args))


def reconfigure(args):
    client = admin(args)
    choices = {key: value.split("|") for key, value in settings(args).items()}
    for nth in itertools.count():
        set_configs(client, args["topic"], {key: values[nth % len(values)] for key, values in choices.items()})
        time.sleep(0.25)


def new_producer(args, more):
    return confluent_kafka.Producer({"bootstrap.servers": args["bootstrap"], "acks": args.get("acks", "all"),
                                     "enable.idempotence": args.get("idempotent") == "yes"} | more)


def new_consumer(args, group, more):
    return confluent_kafka.Consumer({"bootstrap.servers": args["bootstrap"], "group.id": group,
                                     "enable.auto.commit": False} | more)


def payload(args):
    return bytes(at % 100 for at in range(int(args.get("size", 100))))


def percentiles(seconds):
    ordered = sorted(seconds)
    at = {name: ordered[min(len(ordered) - 1, int(len(ordered) * part))] * 1000
          for name, part in [("p50_ms", 0.5), ("p99_ms", 0.99), ("p99_9_ms", 0.999)]}
    return at | {"max_ms": ordered[-1] * 1000}


def produce(args):
    failed = []

    def delivered(error, message):
        if error is not None:
            failed.append(str(error))

    producer = new_producer(args, {"on_delivery": delivered})
    value = payload(args)
    for _ in range(int(args["count"])):
        while True:
            try:
                producer.produce(args["topic"], value)
                break
            except BufferError:
                producer.poll(0.01)
    left = producer.flush(60)
    if failed or left:
        raise RuntimeError(f"{len(failed)} failed, {left} had no answer: {failed[:1]}")


def reader(args, offset, more):
    consumer = new_consumer(args, "load", more)
    partitions = consumer.list_topics(args["topic"]).topics[args["topic"]].partitions
    consumer.assign([TopicPartition(args["topic"], partition, offset) for partition in partitions])
    return consumer


def consume(args):
    consumer = reader(args, OFFSET_BEGINNING, {})
    left = int(args["count"])
    deadline = time.monotonic() + PATIENCE
    while left > 0:
        found = consumer.consume(min(left, 10000), 1)
        for message in found:
            if message.error() is not None:
                raise RuntimeError(str(message.error()))
        left -= len(found)
        if time.monotonic() > deadline:
            raise TimeoutError(f"{left} messages did not come")
    consumer.close()


def one_by_one(args):
    times = []
    answers = []

    def delivered(error, message):
        if error is not None:
            raise RuntimeError(str(error))
        answers.append(message)

    producer = new_producer(args, {"linger.ms": 0, "on_delivery": delivered})
    value = payload(args)
    for nth in range(int(args["count"])):
        start = time.perf_counter()
        producer.produce(args["topic"], value, partition=0)
        while len(answers) <= nth:
            producer.poll(1)
        times.append(time.perf_counter() - start)
    return percentiles(times[len(times) // 10:])


def round_trip(args):
    consumer = reader(args, OFFSET_END, {"fetch.wait.max.ms": 500})
    # Without a message before its position a consumer has not asked for its end yet.
    consumer.poll(2)
    producer = new_producer(args, {"linger.ms": 0})
    value = payload(args)
    times = []
    for _ in range(int(args["count"])):
        start = time.perf_counter()
        producer.produce(args["topic"], value, partition=0)
        producer.poll(0)
        message = consumer.poll(PATIENCE)
        if message is None or message.error() is not None:
            raise RuntimeError("a message did not come")
        times.append(time.perf_counter() - start)
        producer.poll(0)
    consumer.close()
    producer.flush(10)
    return percentiles(times[len(times) // 10:])


def group(args):
    first = []
    over = threading.Event()
    name = f"group-{time.monotonic_ns()}"
    start = time.perf_counter()

    def member():
        consumer = new_consumer(args, name, {"auto.offset.reset": "earliest"})
        consumer.subscribe([args["topic"]])
        while not over.is_set():
            message = consumer.poll(0.1)
            if message is not None and message.error() is None:
                first.append(time.perf_counter() - start)
                over.set()
        consumer.close()

    members = [threading.Thread(target=member) for _ in range(3)]
    for thread in members:
        thread.start()
    in_time = over.wait(PATIENCE)
    over.set()
    for thread in members:
        thread.join()
    if not in_time:
        raise TimeoutError("no member read anything")
    return {"first_record_after_ms": min(first) * 1000}


MODES = {"create": create, "configure": configure, "reconfigure": reconfigure, "produce": produce,
         "consume": consume, "one-by-one": one_by_one, "round-trip": round_trip, "group": group}


def main():
    args = dict(arg.split("=", 1) for arg in sys.argv[2:])
    start = time.monotonic()
    measured = MODES[sys.argv[1]](args) or {}
    with open(args["out"], "w") as out:
        json.dump({"seconds": time.monotonic() - start} | measured, out)


if __name__ == "__main__":
    main()
