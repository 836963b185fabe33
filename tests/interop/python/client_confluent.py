"""confluent-kafka (librdkafka) behind the interface that steps.py uses."""
import confluent_kafka
from confluent_kafka import ConsumerGroupTopicPartitions, KafkaError, KafkaException, TopicPartition
from confluent_kafka.admin import AdminClient, ConfigResource, ConfigSource, NewTopic, OffsetSpec

from messages import Record


class Client:
    def __init__(self, bootstrap, api_version=None):
        self.common = {
            "bootstrap.servers": bootstrap,
            "debug": "protocol,broker,feature",
            "log_level": 7,
        }
        # Its answers come only while it lives.
        self.admin = AdminClient(self.common)

    def create_topic(self, topic, partitions, config=None):
        self.admin.create_topics([NewTopic(topic, partitions, 1, config=config or {})])[topic].result(20)

    def topic_config(self, topic):
        resource = ConfigResource(ConfigResource.Type.TOPIC, topic)
        found = self.admin.describe_configs([resource])[resource].result(20)
        own = ConfigSource.DYNAMIC_TOPIC_CONFIG.value
        return {name: entry.value for name, entry in found.items() if entry.source == own}

    def delete_topic(self, topic):
        self.admin.delete_topics([topic])[topic].result(20)

    def topic_names(self):
        return set(self.admin.list_topics(timeout=20).topics)

    def producer(self, codec, **more):
        return Producer(self.common | {"compression.type": codec, "acks": "all"} | more)

    def consumer(self, group):
        return Consumer(self.common, group)

    def offsets(self, topic, partitions, time):
        """Offsets of each partition: time is "earliest", "latest" or milliseconds."""
        spec = {"earliest": OffsetSpec.earliest, "latest": OffsetSpec.latest}.get(time)
        spec = spec() if spec else OffsetSpec.for_timestamp(time)
        asked = {TopicPartition(topic, p): spec for p in range(partitions)}
        return {p.partition: f.result(20).offset for p, f in self.admin.list_offsets(asked).items()}

    def committed(self, group, topic, partitions):
        asked = ConsumerGroupTopicPartitions(group, [TopicPartition(topic, p) for p in range(partitions)])
        answer = self.admin.list_consumer_group_offsets([asked])[group].result(20)
        return {p.partition: p.offset for p in answer.topic_partitions}

    def describe_group(self, group):
        """(state, how many members, how many partitions they hold)"""
        found = self.admin.describe_consumer_groups([group])[group].result(20)
        held = sum(len(m.assignment.topic_partitions) for m in found.members)
        return found.state.name.capitalize(), len(found.members), held


class Producer:
    def __init__(self, settings):
        self.producer = confluent_kafka.Producer(settings)
        self.acknowledged = []
        self.failed = []

    def send(self, topic, number, key, value, headers, timestamp):
        def delivered(error, message):
            if error is None:
                self.acknowledged.append((message.partition(), message.offset(), number))
            else:
                self.failed.append(f"message {number}: {error}")

        more = {"timestamp": timestamp} if timestamp is not None else {}
        while True:
            try:
                self.producer.produce(topic, value, key, headers=headers or None, on_delivery=delivered, **more)
                break
            except BufferError:
                self.producer.poll(0.1)
        self.producer.poll(0)

    def settle(self, timeout=30):
        """Waits until each message has its answer."""
        left = self.producer.flush(timeout)
        if left:
            self.failed.append(f"{left} messages had no answer after {timeout} s")

    def close(self, timeout=30):
        self.settle(timeout)


class Consumer:
    def __init__(self, common, group):
        self.consumer = confluent_kafka.Consumer(common | {
            "group.id": group,
            "auto.offset.reset": "earliest",
            "enable.auto.commit": False,
            "enable.auto.offset.store": False,
            "session.timeout.ms": 10000,
            "heartbeat.interval.ms": 300,
        })
        self.topic = None

    def subscribe(self, topic, on_assign=None):
        def assigned(consumer, partitions):
            consumer.assign(partitions)
            if on_assign is not None:
                on_assign(self)

        self.topic = topic
        self.consumer.subscribe([topic], on_assign=assigned)

    def assign(self, topic, partitions):
        self.topic = topic
        self.consumer.assign([TopicPartition(topic, p, confluent_kafka.OFFSET_BEGINNING) for p in partitions])

    def seek(self, partition, offset):
        # A seek is refused until the partition's fetcher runs; assigning at an offset is librdkafka's other way.
        self.consumer.assign([TopicPartition(self.topic, partition, offset)])

    def poll(self, most, seconds):
        records = []
        for message in self.consumer.consume(most, seconds):
            if message.error() is not None:
                raise KafkaException(message.error())
            self.consumer.store_offsets(message)
            records.append(Record(message.partition(), message.offset(), message.key(), message.value(),
                                  message.headers() or [], message.timestamp()[1]))
        return records

    def commit(self):
        try:
            self.consumer.commit(asynchronous=False)
        except KafkaException as error:
            # A member that was given nothing to read has nothing to commit.
            if error.args[0].code() != KafkaError._NO_OFFSET:
                raise

    def assignment(self):
        return {p.partition for p in self.consumer.assignment()}

    def pause(self):
        self.consumer.pause(self.consumer.assignment())

    def resume(self):
        self.consumer.resume(self.consumer.assignment())

    def close(self):
        self.consumer.close()
