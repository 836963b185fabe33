import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a consumer of release 0.9 is asked: partitions one by one, and ends of partitions by going there. */
final class Consuming {
    private Consuming() {}

    private static TopicPartition[] array(Collection<TopicPartition> partitions) {
        return partitions.toArray(new TopicPartition[0]);
    }

    static ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer, long milliseconds) {
        return consumer.poll(milliseconds);
    }

    static Long committed(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        OffsetAndMetadata found = consumer.committed(partition);
        return found == null ? null : found.offset();
    }

    static void pause(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        consumer.pause(array(partitions));
    }

    static void resume(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.resume(array(consumer.assignment()));
    }

    static void seekToBeginning(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        consumer.seekToBeginning(array(partitions));
    }

    /** Offsets by partition; at is "earliest" or "latest". */
    static Map<String, Object> offsets(
            KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions, String at) {
        consumer.assign(java.util.List.copyOf(partitions));
        if (at.equals("earliest")) {
            consumer.seekToBeginning(array(partitions));
        } else {
            consumer.seekToEnd(array(partitions));
        }
        Map<String, Object> found = new TreeMap<>();
        partitions.forEach(p -> found.put("" + p.partition(), consumer.position(p)));
        return found;
    }
}
