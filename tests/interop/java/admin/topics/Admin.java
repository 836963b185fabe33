import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/** The admin client of releases 0.11 to 1.1: topics, but not groups. */
final class Admin {
    private Admin() {}

    private static <T> T ask(Client client, Function<AdminClient, KafkaFuture<T>> question) throws Exception {
        try (AdminClient admin = AdminClient.create(client.common)) {
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

    static Map<String, Object> describeGroup(Client client, String group) {
        throw new UnsupportedOperationException();
    }
}
