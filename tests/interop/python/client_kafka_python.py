"""kafka-python, 2.0.2 as well as 3, behind the interface that steps.py uses.

An api_version makes it speak as to a broker of that release, without asking the broker for its versions.
"""
import logging
import sys
import time

if sys.version_info >= (3, 12):
    # The copy of six inside kafka-python 2.0.2 cannot be imported there; the package of that name can.
    import six
    sys.modules.setdefault("kafka.vendor.six", six)
    sys.modules.setdefault("kafka.vendor.six.moves", six.moves)

import kafka
from kafka.admin import NewTopic
from kafka.structs import TopicPartition

from messages import Record

logging.basicConfig(level=logging.INFO, stream=sys.stderr,
                    format="%(asctime)s %(levelname)s %(name)s: %(message)s")


class Client:
    def __init__(self, bootstrap, api_version=None):
        self.common = {"bootstrap_servers": bootstrap}
        if api_version:
            self.common["api_version"] = tuple(int(n) for n in api_version.split("."))
        self.is_old = kafka.__version__.startswith("2.0.")

    def _admin(self):
        return kafka.KafkaAdminClient(**self.common)

    def create_topic(self, topic, partitions):
        admin = self._admin()
        admin.create_topics([NewTopic(name=topic, num_partitions=partitions, replication_factor=1)])
        admin.close()

    def delete_topic(self, topic):
        admin = self._admin()
        admin.delete_topics([topic])
        admin.close()

    def topic_names(self):
        admin = self._admin()
        names = set(admin.list_topics())
        admin.close()
        return names

    def create_by_asking(self, topic, partitions):
        """Asks for the topic's metadata, as old clients do, until the broker has created it."""
        producer = kafka.KafkaProducer(**self.common)
        deadline = time.monotonic() + 20
        while len(producer.partitions_for(topic)) != partitions:
            if time.monotonic() > deadline:
                raise TimeoutError(f"{topic} has {producer.partitions_for(topic)}")
            time.sleep(0.1)
        producer.close()

    def producer(self, codec):
        return Producer(kafka.KafkaProducer(
            compression_type=None if codec == "none" else codec, acks="all", linger_ms=5,
            batch_size=8192, **self.common))

    def consumer(self, group):
        return Consumer(self.common, group)

    def offsets(self, topic, partitions, time):
        consumer = kafka.KafkaConsumer(**self.common)
        asked = [TopicPartition(topic, p) for p in range(partitions)]
        if time == "earliest":
            found = consumer.beginning_offsets(asked)
        elif time == "latest":
            found = consumer.end_offsets(asked)
        else:
            found = {p: f.offset for p, f in consumer.offsets_for_times({p: time for p in asked}).items()}
        consumer.close()
        return {p.partition: offset for p, offset in found.items()}

    def committed(self, group, topic, partitions):
        consumer = kafka.KafkaConsumer(group_id=group, **self.common)
        found = {p: consumer.committed(TopicPartition(topic, p)) for p in range(partitions)}
        consumer.close()
        return found

    def describe_group(self, group):
        """(state, how many members, how many partitions they hold)"""
        admin = self._admin()
        if self.is_old:
            found = admin.describe_consumer_groups([group])[0]
            held = sum(len(partitions) for member in found.members
                       for _, partitions in member.member_assignment.assignment)
            answer = found.state, len(found.members), held
        else:
            found = admin.describe_groups([group])[group]
            held = sum(len(assigned["partitions"]) for member in found["members"]
                       for assigned in member["member_assignment"]["assigned_partitions"])
            answer = found["group_state"], len(found["members"]), held
        admin.close()
        return answer


class Producer:
    def __init__(self, producer):
        self.producer = producer
        self.pending = []
        self.acknowledged = []
        self.failed = []

    def send(self, topic, number, key, value, headers, timestamp):
        more = {"headers": headers} if headers else {}
        if timestamp is not None:
            more["timestamp_ms"] = timestamp
        self.pending.append((number, self.producer.send(topic, value=value, key=key, **more)))

    def settle(self, timeout=30):
        """Waits until each message has its answer."""
        self.producer.flush(timeout)
        for number, future in self.pending:
            try:
                metadata = future.get(timeout)
                self.acknowledged.append((metadata.partition, metadata.offset, number))
            except kafka.errors.KafkaError as error:
                self.failed.append(f"message {number}: {error!r}")
        self.pending.clear()

    def close(self, timeout=30):
        self.settle(timeout)
        self.producer.close(timeout)


class Consumer(kafka.ConsumerRebalanceListener):
    def __init__(self, common, group):
        self.consumer = kafka.KafkaConsumer(
            group_id=group, auto_offset_reset="earliest", enable_auto_commit=False,
            session_timeout_ms=10000, heartbeat_interval_ms=300, **common)
        self.on_assign = None
        self.topic = None

    def on_partitions_revoked(self, revoked):
        pass

    def on_partitions_assigned(self, assigned):
        if self.on_assign is not None:
            self.on_assign(self)

    def subscribe(self, topic, on_assign=None):
        self.topic = topic
        self.on_assign = on_assign
        self.consumer.subscribe([topic], listener=self)
        # A leader that does not know the topic yet assigns nothing and joins again once it does. kafka-python 3.0.12
        # forgets such a second join if its SyncGroup is answered between two polls, and then waits for ever.
        self.consumer.partitions_for_topic(topic)

    def assign(self, topic, partitions):
        self.topic = topic
        assigned = [TopicPartition(topic, p) for p in partitions]
        self.consumer.assign(assigned)
        self.consumer.seek_to_beginning(*assigned)

    def seek(self, partition, offset):
        self.consumer.assign([TopicPartition(self.topic, partition)])
        self.consumer.seek(TopicPartition(self.topic, partition), offset)

    def poll(self, most, seconds):
        found = self.consumer.poll(int(seconds * 1000), max_records=most)
        return [Record(r.partition, r.offset, r.key, r.value, r.headers, r.timestamp)
                for records in found.values() for r in records]

    def commit(self):
        self.consumer.commit()

    def assignment(self):
        return {p.partition for p in self.consumer.assignment()}

    def pause(self):
        self.consumer.pause(*self.consumer.assignment())

    def resume(self):
        self.consumer.resume(*self.consumer.paused())

    def close(self):
        self.consumer.close()
