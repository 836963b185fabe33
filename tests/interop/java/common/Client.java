import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Producers, consumers and what is asked of them, for every release of kafka-clients; what differs is in Records,
 * Consuming and Admin.
 */
final class Client {
    final Properties common = new Properties();

    Client(String bootstrap) {
        common.put("bootstrap.servers", bootstrap);
    }

    /** Sends, and keeps (partition, offset, number) of what was acknowledged. */
    final class Producer {
        final List<Object> acknowledged = Collections.synchronizedList(new ArrayList<>());
        final List<Object> failed = Collections.synchronizedList(new ArrayList<>());
        private final KafkaProducer<byte[], byte[]> producer;

        Producer(String codec) {
            Properties settings = new Properties();
            settings.putAll(common);
            settings.put("acks", "all");
            settings.put("compression.type", codec);
            settings.put("linger.ms", "5");
            producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        }

        void send(String topic, int number, String kindOfHeaders, Long timestamp) {
            producer.send(Records.record(topic, number, kindOfHeaders, timestamp), (metadata, error) -> {
                if (error == null) {
                    acknowledged.add(List.of(metadata.partition(), metadata.offset(), number));
                } else {
                    failed.add("message " + number + ": " + error);
                }
            });
        }

        /** Waits until each message has its answer. */
        void flush() {
            producer.flush();
        }

        /** What was acknowledged since the last time. */
        List<Object> take() {
            synchronized (acknowledged) {
                List<Object> taken = List.copyOf(acknowledged);
                acknowledged.clear();
                return taken;
            }
        }

        void close() {
            producer.close();
        }
    }

    /** One consumer; on assignment it pauses itself while told to. */
    final class Consumer implements ConsumerRebalanceListener {
        final KafkaConsumer<byte[], byte[]> consumer;
        volatile boolean pauseOnAssign;
        private String topic;

        Consumer(String group) {
            Properties settings = new Properties();
            settings.putAll(common);
            settings.put("group.id", group);
            settings.put("auto.offset.reset", "earliest");
            settings.put("enable.auto.commit", "false");
            settings.put("session.timeout.ms", "10000");
            settings.put("heartbeat.interval.ms", "300");
            consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            if (pauseOnAssign) {
                Consuming.pause(consumer, partitions);
            }
        }

        void subscribe(String topic) {
            this.topic = topic;
            consumer.subscribe(List.of(topic), this);
        }

        void assign(String topic) {
            this.topic = topic;
            consumer.assign(partitions(topic));
            Consuming.seekToBeginning(consumer, partitions(topic));
        }

        void seek(int partition, long offset) {
            TopicPartition at = new TopicPartition(topic, partition);
            consumer.assign(List.of(at));
            consumer.seek(at, offset);
        }

        List<Messages.Seen> poll(int most, long milliseconds) {
            List<Messages.Seen> records = new ArrayList<>();
            Consuming.poll(consumer, milliseconds).forEach(r -> {
                if (records.size() < most) {
                    records.add(new Messages.Seen(
                            r.partition(), r.offset(), r.key(), r.value(), Records.headers(r), Records.timestamp(r)));
                }
            });
            return records;
        }

        /** Commits what stands behind the records that were taken, not what was fetched. */
        void commit(List<Messages.Seen> taken) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            taken.forEach(r -> offsets.put(
                    new TopicPartition(topic, r.partition()), new OffsetAndMetadata(r.offset() + 1)));
            consumer.commitSync(offsets);
        }

        Set<Integer> assignment() {
            Set<Integer> assigned = new java.util.TreeSet<>();
            consumer.assignment().forEach(p -> assigned.add(p.partition()));
            return assigned;
        }

        void resume() {
            Consuming.resume(consumer);
        }

        void close() {
            consumer.close();
        }
    }

    static List<TopicPartition> partitions(String topic) {
        return List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1), new TopicPartition(topic, 2));
    }

    /** Offsets of each partition; at is "earliest", "latest" or milliseconds. */
    Map<String, Object> offsets(String topic, String at) {
        Consumer asking = new Consumer("unused");
        Map<String, Object> found = Consuming.offsets(asking.consumer, partitions(topic), at);
        asking.close();
        return found;
    }

    Map<String, Object> committed(String group, String topic) {
        Consumer asking = new Consumer(group);
        Map<String, Object> found = new TreeMap<>();
        partitions(topic).forEach(p -> found.put("" + p.partition(), Consuming.committed(asking.consumer, p)));
        asking.close();
        return found;
    }
}
