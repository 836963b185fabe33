import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What differs between releases of kafka-clients: 2.4 and newer. */
final class Compat {
    private Compat() {}

    static ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer, long milliseconds) {
        return consumer.poll(Duration.ofMillis(milliseconds));
    }

    static ProducerRecord<byte[], byte[]> record(String topic, int number, String kindOfHeaders, Long timestamp) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topic, null, timestamp, Messages.key(number), Messages.value(number));
        Messages.headers(number, kindOfHeaders).forEach(h -> record.headers().add(h.getKey(), h.getValue()));
        return record;
    }

    static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        List<String> headers = new ArrayList<>();
        record.headers().forEach(h -> headers.add(h.key() + "=" + Messages.text(h.value())));
        return headers;
    }

    static Long committed(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        OffsetAndMetadata found = consumer.committed(Set.of(partition)).get(partition);
        return found == null ? null : found.offset();
    }

    private static <T> T ask(Client client, Function<Admin, KafkaFuture<T>> question) throws Exception {
        try (Admin admin = Admin.create(client.common)) {
            return question.apply(admin).get();
        }
    }

    static void createTopic(Client client, String topic, int partitions) throws Exception {
        ask(client, admin -> admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all());
    }

    static void deleteTopic(Client client, String topic) throws Exception {
        ask(client, admin -> admin.deleteTopics(List.of(topic)).all());
    }

    static Set<String> topicNames(Client client) throws Exception {
        return ask(client, admin -> admin.listTopics().names());
    }

    static Map<String, Object> describeGroup(Client client, String group) throws Exception {
        ConsumerGroupDescription found =
                ask(client, admin -> admin.describeConsumerGroups(List.of(group)).all()).get(group);
        int held = found.members().stream().mapToInt(m -> m.assignment().topicPartitions().size()).sum();
        return Map.of("state", found.groupState().toString(), "members", found.members().size(), "held", held);
    }
}
