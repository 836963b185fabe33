import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Releases before 0.11 have no admin client: a topic is there once it was asked for. */
final class Admin {
    private Admin() {}

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
