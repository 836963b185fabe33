"""One step of the interoperability scenario with one Python client: `steps.py CLIENT STEP key=value…`.

Says what it saw as one JSON object in the file out=…; whether that is right is for `cargo xtask interop` to judge.
"""
import importlib
import json
import sys
import threading
import time
import traceback

import messages
from crowd import crowd
from group import Members

BOUND = 40


def create(client, args):
    if args.get("how") == "asking":
        client.create_by_asking(args["topic"], 3)
    elif "config" in args:
        client.create_topic(args["topic"], 3, dict(pair.split(":") for pair in args["config"].split(",")))
    else:
        client.create_topic(args["topic"], 3)
    return {}


def config(client, args):
    """The topic's settings that are not the broker's defaults."""
    return {"config": client.topic_config(args["topic"])}


def send_all(client, args):
    """Sends messages first … first+count-1; (partition, offset, number) of each, in the order acknowledged."""
    first, count = int(args["first"]), int(args["count"])
    kind_of_headers = args.get("headers", "no")
    timestamp = int(args["timestamp"]) if "timestamp" in args else None
    producer = client.producer(args.get("codec", "none"))
    for number in range(first, first + count):
        producer.send(args["topic"], number, messages.key(number), messages.value(number),
                      messages.headers(number, kind_of_headers),
                      None if timestamp is None else timestamp + number)
    producer.close()
    return producer


def produce(client, args):
    producer = send_all(client, args)
    return {"records": producer.acknowledged, "problems": producer.failed}


def problems_of(records, args):
    """With headed=first-last,… only the messages of those numbers are to have headers."""
    timestamp = int(args["timestamp"]) if "timestamp" in args else None
    headed = [[int(end) for end in ends.split("-")] for ends in args["headed"].split(",")] if "headed" in args else None

    def kind(record):
        number = messages.number(record)
        has = headed is None or any(first <= number <= last for first, last in headed)
        return args.get("headers", "no") if has else "no"

    found = (messages.problem(record, kind(record), timestamp) for record in records)
    return [text for text in found if text is not None]


def seen(records, args):
    return {"records": [(r.partition, r.offset, messages.number(r)) for r in records],
            "problems": problems_of(records, args)}


def consume(client, args):
    """Reads count messages as a group of one, then, with linger=…, what comes without being asked for; commits."""
    wanted, linger = int(args["count"]), float(args.get("linger", 0))
    consumer = client.consumer(args["group"])
    consumer.subscribe(args["topic"])
    records, assigned = [], set()
    deadline = time.monotonic() + BOUND
    while len(records) < wanted and time.monotonic() < deadline:
        records += consumer.poll(min(500, wanted - len(records)), 0.2)
        assigned |= consumer.assignment()
    until = time.monotonic() + linger
    while time.monotonic() < until:
        records += consumer.poll(500, 0.1)
    consumer.commit()
    consumer.close()
    return seen(records, args) | {"assigned": [sorted(assigned)]}


def read_all(client, args):
    """Reads three partitions, or partitions=…, up to their ends without a group."""
    partitions = int(args.get("partitions", 3))
    ends = client.offsets(args["topic"], partitions, "latest")
    consumer = client.consumer("unused")
    consumer.assign(args["topic"], range(partitions))
    records = []
    deadline = time.monotonic() + BOUND
    while any(end > 0 for end in ends.values()):
        for record in consumer.poll(1000, 0.2):
            records.append(record)
            if record.offset + 1 >= ends[record.partition]:
                ends[record.partition] = 0
        if time.monotonic() > deadline:
            raise TimeoutError(f"read {len(records)}, ends not reached: {ends}")
    consumer.close()
    return seen(records, args)


def group(client, args):
    """Three members read count messages; then one leaves and two read `more` new ones."""
    count, more = int(args["count"]), int(args["more"])
    members = Members(client, args["topic"], args["group"], 3, BOUND)
    try:
        assigned = members.wait_for_assignment()
        records = members.read(count)
        members.commit()
        members.leave()
        left = members.wait_for_assignment()
        sent = send_all(client, args | {"first": args["next"], "count": more})
        later = members.read(more)
        members.commit()
    finally:
        members.close()
    result = seen(records + later, args)
    result["problems"] += sent.failed
    return result | {"assigned": assigned, "left": left, "sent": sent.acknowledged}


def offsets(client, args):
    times = {"earliest": "earliest", "latest": "latest"}
    if "time" in args:
        times["time"] = int(args["time"])
    return {name: client.offsets(args["topic"], 3, at) for name, at in times.items()}


def seek(client, args):
    consumer = client.consumer("unused")
    consumer.assign(args["topic"], range(3))
    consumer.poll(1, 0.1)
    consumer.seek(int(args["partition"]), int(args["offset"]))
    records = []
    deadline = time.monotonic() + BOUND
    while not records and time.monotonic() < deadline:
        records = consumer.poll(1, 0.2)
    consumer.close()
    return seen(records, args)


def committed(client, args):
    return {"committed": client.committed(args["group"], args["topic"], 3)}


def describe(client, args):
    """Describes a group while one member is in it."""
    members = Members(client, args["topic"], args["group"], 1, BOUND)
    try:
        members.wait_for_assignment()
        state, count, held = client.describe_group(args["group"])
    finally:
        members.close()
    return {"state": state, "members": count, "held": held}


def delete(client, args):
    client.delete_topic(args["topic"])
    deadline = time.monotonic() + BOUND
    while args["topic"] in client.topic_names():
        if time.monotonic() > deadline:
            raise TimeoutError("the topic is still listed")
        time.sleep(0.1)
    return {}


STEPS = {step.__name__: step for step in
         (create, config, produce, consume, read_all, group, offsets, seek, committed, describe, delete, crowd)}


def main():
    name, step, *rest = sys.argv[1:]
    args = dict(arg.split("=", 1) for arg in rest)
    module = importlib.import_module("client_" + name.replace("-", "_"))
    client = module.Client(args["bootstrap"], args.get("api_version"))
    try:
        result = STEPS[step](client, args)
    except Exception as error:
        result = {"failed": f"{type(error).__name__}: {error}"}
        traceback.print_exc()
    with open(args["out"], "w") as out:
        json.dump(result, out)
    # A client's background threads must not keep a finished step alive.
    leftover = [t.name for t in threading.enumerate() if t is not threading.main_thread() and not t.daemon]
    if leftover:
        print(f"threads still running: {leftover}", file=sys.stderr)


if __name__ == "__main__":
    main()
