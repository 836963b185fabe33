"""aiokafka behind the interface that steps.py uses: its event loop runs in a thread of its own."""
import asyncio
import logging
import sys
import threading

import aiokafka
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.coordinator.protocol import ConsumerProtocolMemberAssignment
from aiokafka.structs import TopicPartition

from messages import Record

logging.basicConfig(level=logging.INFO, stream=sys.stderr,
                    format="%(asctime)s %(levelname)s %(name)s: %(message)s")

LOOP = asyncio.new_event_loop()
threading.Thread(target=LOOP.run_forever, daemon=True).start()


def run(coroutine):
    """Runs it in the loop, and returns its result here."""
    return asyncio.run_coroutine_threadsafe(coroutine, LOOP).result()


async def made(kind, *args, **settings):
    """A client belongs to the loop in which it is made."""
    client = kind(*args, **settings)
    await client.start()
    return client


class Client:
    def __init__(self, bootstrap, api_version=None):
        self.common = {"bootstrap_servers": bootstrap}

    def _admin(self, ask):
        async def asked():
            admin = await made(AIOKafkaAdminClient, **self.common)
            try:
                return await ask(admin)
            finally:
                await admin.close()

        return run(asked())

    def create_topic(self, topic, partitions):
        answer = self._admin(lambda admin: admin.create_topics([NewTopic(topic, partitions, 1)]))
        if answer.topic_errors[0][1] != 0:
            raise RuntimeError(str(answer))

    def delete_topic(self, topic):
        answer = self._admin(lambda admin: admin.delete_topics([topic]))
        if answer.topic_error_codes[0][1] != 0:
            raise RuntimeError(str(answer))

    def topic_names(self):
        return set(self._admin(lambda admin: admin.list_topics()))

    def producer(self, codec):
        return Producer(run(made(aiokafka.AIOKafkaProducer, acks="all", linger_ms=5, max_batch_size=8192,
                                 compression_type=None if codec == "none" else codec, **self.common)))

    def consumer(self, group):
        return Consumer(self.common, group)

    def offsets(self, topic, partitions, time):
        asked = [TopicPartition(topic, p) for p in range(partitions)]
        consumer = run(made(aiokafka.AIOKafkaConsumer, **self.common))
        if time == "earliest":
            found = run(consumer.beginning_offsets(asked))
        elif time == "latest":
            found = run(consumer.end_offsets(asked))
        else:
            by_time = run(consumer.offsets_for_times({p: time for p in asked}))
            found = {p: f.offset for p, f in by_time.items()}
        run(consumer.stop())
        return {p.partition: offset for p, offset in found.items()}

    def committed(self, group, topic, partitions):
        found = self._admin(lambda admin: admin.list_consumer_group_offsets(group))
        return {p: found[TopicPartition(topic, p)].offset for p in range(partitions)}

    def describe_group(self, group):
        """(state, how many members, how many partitions they hold)"""
        [answer] = self._admin(lambda admin: admin.describe_consumer_groups([group]))
        _, _, state, _, _, members, *_ = answer.groups[0]
        assigned = [ConsumerProtocolMemberAssignment.decode(member[4]) for member in members]
        held = sum(len(partitions) for one in assigned for _, partitions in one.assignment)
        return state, len(members), held


class Producer:
    def __init__(self, producer):
        self.producer = producer
        self.pending = []
        self.acknowledged = []
        self.failed = []

    def send(self, topic, number, key, value, headers, timestamp):
        more = {"headers": headers} if headers else {}
        sent = run(self.producer.send(topic, value=value, key=key, timestamp_ms=timestamp, **more))
        self.pending.append((number, sent))

    def settle(self, timeout=30):
        """Waits until each message has its answer."""
        run(self.producer.flush())
        for number, future in self.pending:
            try:
                metadata = run(asyncio.wait_for(future, timeout))
                self.acknowledged.append((metadata.partition, metadata.offset, number))
            except Exception as error:
                self.failed.append(f"message {number}: {error!r}")
        self.pending.clear()

    def close(self, timeout=30):
        self.settle(timeout)
        run(self.producer.stop())


class Consumer(aiokafka.ConsumerRebalanceListener):
    def __init__(self, common, group):
        self.on_assign = None
        self.topic = None
        self.consumer = run(made(aiokafka.AIOKafkaConsumer, group_id=group, auto_offset_reset="earliest",
                                 enable_auto_commit=False, session_timeout_ms=10000, heartbeat_interval_ms=300,
                                 **common))

    def on_partitions_revoked(self, revoked):
        pass

    def on_partitions_assigned(self, assigned):
        if self.on_assign is not None:
            self.on_assign(self)

    def subscribe(self, topic, on_assign=None):
        self.topic = topic
        self.on_assign = on_assign
        LOOP.call_soon_threadsafe(lambda: self.consumer.subscribe([topic], listener=self))

    def assign(self, topic, partitions):
        self.topic = topic
        assigned = [TopicPartition(topic, p) for p in partitions]
        self._assign(assigned)
        run(self.consumer.seek_to_beginning(*assigned))

    def _assign(self, partitions):
        async def assigned():
            self.consumer.assign(partitions)

        run(assigned())

    def seek(self, partition, offset):
        self._assign([TopicPartition(self.topic, partition)])
        self.consumer.seek(TopicPartition(self.topic, partition), offset)

    def poll(self, most, seconds):
        found = run(self.consumer.getmany(timeout_ms=int(seconds * 1000), max_records=most))
        return [Record(r.partition, r.offset, r.key, r.value, list(r.headers), r.timestamp)
                for records in found.values() for r in records]

    def commit(self):
        run(self.consumer.commit())

    def assignment(self):
        return {p.partition for p in self.consumer.assignment()}

    def pause(self):
        self.consumer.pause(*self.consumer.assignment())

    def resume(self):
        self.consumer.resume(*self.consumer.paused())

    def close(self):
        run(self.consumer.stop())
