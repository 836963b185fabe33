import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a consumer from release 0.10.1 to 2.3 is asked; a poll's time is a number. */
final class Consuming {
    private Consuming() {}

    static ConsumerRecords<byte[], byte[]> poll(KafkaConsumer<byte[], byte[]> consumer, long milliseconds) {
        return consumer.poll(milliseconds);
    }

    static Long committed(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        OffsetAndMetadata found = consumer.committed(partition);
        return found == null ? null : found.offset();
    }

    static void pause(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        consumer.pause(partitions);
    }

    static void resume(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.resume(consumer.paused());
    }

    static void seekToBeginning(KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        consumer.seekToBeginning(partitions);
    }

    /** Offsets by partition; at is "earliest", "latest" or milliseconds. */
    static Map<String, Object> offsets(
            KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions, String at) {
        Map<String, Object> found = new TreeMap<>();
        switch (at) {
            case "earliest" -> consumer.beginningOffsets(partitions)
                    .forEach((p, offset) -> found.put("" + p.partition(), offset));
            case "latest" -> consumer.endOffsets(partitions)
                    .forEach((p, offset) -> found.put("" + p.partition(), offset));
            default -> {
                Map<TopicPartition, Long> asked = new HashMap<>();
                partitions.forEach(p -> asked.put(p, Long.parseLong(at)));
                consumer.offsetsForTimes(asked)
                        .forEach((p, offset) -> found.put("" + p.partition(), offset.offset()));
            }
        }
        return found;
    }
}
