import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records of release 0.10: times, but no headers. */
final class Records {
    private Records() {}

    static ProducerRecord<byte[], byte[]> record(String topic, int number, String kindOfHeaders, Long timestamp) {
        return new ProducerRecord<>(topic, null, timestamp, Messages.key(number), Messages.value(number));
    }

    static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        return List.of();
    }

    static long timestamp(ConsumerRecord<byte[], byte[]> record) {
        return record.timestamp();
    }
}
