"""What message number i of a run looks like, and whether a record that came back is that message.

Every fiftieth message has no key, every fiftieth no value; never the same ones, so that either names the number.
The Java programs beside this folder follow the same rules.
"""
from collections import namedtuple

Record = namedtuple("Record", "partition offset key value headers timestamp")


def key(number):
    return None if number % 50 == 7 else b"key-%06d" % number


def value(number):
    return None if number % 50 == 13 else b"value-%06d-" % number + b"x" * (number % 97)


def headers(number, kind):
    """kind is "no", "yes", or "plain": without the null value, which kafka-python refuses to send."""
    wanted = [("number", b"%d" % number), ("empty", b""), ("null", None)]
    return {"no": [], "plain": wanted[:2], "yes": wanted}[kind]


def number(record):
    """The number that a record's value or else its key names; -1 for a record that is none of ours."""
    try:
        text = record.value if record.value is not None else record.key
        return int(text.split(b"-")[1])
    except (AttributeError, IndexError, ValueError):
        return -1


def problem(record, kind_of_headers, first_timestamp):
    """Says how a record differs from the message of its number, or returns None.

    first_timestamp None leaves the time out of it.
    """
    found = number(record)
    where = f"partition {record.partition} offset {record.offset}"
    if found < 0:
        return f"{where}: key {record.key!r} value {record.value!r} was never sent"
    if record.key != key(found):
        return f"{where}: key {record.key!r} instead of {key(found)!r}"
    if record.value != value(found):
        return f"{where}: value {record.value!r} instead of {value(found)!r}"
    wanted = headers(found, kind_of_headers)
    if list(record.headers or []) != wanted:
        return f"{where}: headers {record.headers!r} instead of {wanted!r}"
    if first_timestamp is not None and record.timestamp != first_timestamp + found:
        return f"{where}: timestamp {record.timestamp} instead of {first_timestamp + found}"
    return None
