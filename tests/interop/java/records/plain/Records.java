import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records of releases before 0.10: neither times nor headers. */
final class Records {
    private Records() {}

    static ProducerRecord<byte[], byte[]> record(String topic, int number, String kindOfHeaders, Long timestamp) {
        return new ProducerRecord<>(topic, null, Messages.key(number), Messages.value(number));
    }

    static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        return List.of();
    }

    static long timestamp(ConsumerRecord<byte[], byte[]> record) {
        return -1;
    }
}
