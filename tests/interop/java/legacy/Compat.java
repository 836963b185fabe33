import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What differs between releases of kafka-clients: 0.10, which has neither headers nor an admin client. */
final class Compat {
    private Compat() {}

    static ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer, long milliseconds) {
        return consumer.poll(milliseconds);
    }

    static ProducerRecord<byte[], byte[]> record(String topic, int number, String kindOfHeaders, Long timestamp) {
        return new ProducerRecord<>(topic, null, timestamp, Messages.key(number), Messages.value(number));
    }

    static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        return List.of();
    }

    static Long committed(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        OffsetAndMetadata found = consumer.committed(partition);
        return found == null ? null : found.offset();
    }

    /** Asks for the topic until the broker has created it by itself. */
    static void createTopic(Client client, String topic, int partitions) throws Exception {
        try (KafkaProducer<byte[], byte[]> asking =
                new KafkaProducer<>(client.common, new ByteArraySerializer(), new ByteArraySerializer())) {
            long deadline = System.currentTimeMillis() + 20_000;
            while (asking.partitionsFor(topic).size() != partitions) {
                if (System.currentTimeMillis() > deadline) {
                    throw new IllegalStateException(topic + " has " + asking.partitionsFor(topic));
                }
                Thread.sleep(100);
            }
        }
    }

    static void deleteTopic(Client client, String topic) {
        throw new UnsupportedOperationException();
    }

    static Set<String> topicNames(Client client) {
        throw new UnsupportedOperationException();
    }

    static Map<String, Object> describeGroup(Client client, String group) {
        throw new UnsupportedOperationException();
    }
}
