import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records since release 0.11: times and headers. */
final class Records {
    private Records() {}

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

    static long timestamp(ConsumerRecord<byte[], byte[]> record) {
        return record.timestamp();
    }
}
