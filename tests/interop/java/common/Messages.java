import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What message number i of a run looks like; the same rules as in ../python/messages.py. */
final class Messages {
    private Messages() {}

    /** A record as it came back; headers as "name=value" texts, null values as "name=null". */
    record Seen(int partition, long offset, byte[] key, byte[] value, List<String> headers, long timestamp) {
        int number() {
            byte[] named = value != null ? value : key;
            try {
                return Integer.parseInt(text(named).split("-")[1]);
            } catch (RuntimeException e) {
                return -1;
            }
        }
    }

    static byte[] key(int number) {
        return number % 50 == 7 ? null : bytes(String.format("key-%06d", number));
    }

    static byte[] value(int number) {
        return number % 50 == 13 ? null : bytes(String.format("value-%06d-", number) + "x".repeat(number % 97));
    }

    /** Kinds: "no", "yes", or "plain", which has no null value. */
    static List<Map.Entry<String, byte[]>> headers(int number, String kind) {
        List<Map.Entry<String, byte[]>> wanted = new ArrayList<>();
        if (!kind.equals("no")) {
            wanted.add(new java.util.AbstractMap.SimpleEntry<>("number", bytes(Integer.toString(number))));
            wanted.add(new java.util.AbstractMap.SimpleEntry<>("empty", new byte[0]));
        }
        if (kind.equals("yes")) {
            wanted.add(new java.util.AbstractMap.SimpleEntry<>("null", null));
        }
        return wanted;
    }

    /** Says how a record differs from the message of its number, or returns null. */
    static String problem(Seen seen, String kindOfHeaders, Long firstTimestamp) {
        String where = "partition " + seen.partition + " offset " + seen.offset + ": ";
        int number = seen.number();
        if (number < 0) {
            return where + "was never sent";
        }
        if (!java.util.Arrays.equals(seen.key, key(number))) {
            return where + "key " + text(seen.key) + " instead of " + text(key(number));
        }
        if (!java.util.Arrays.equals(seen.value, value(number))) {
            return where + "value " + text(seen.value) + " instead of " + text(value(number));
        }
        List<String> wanted = new ArrayList<>();
        headers(number, kindOfHeaders).forEach(h -> wanted.add(h.getKey() + "=" + text(h.getValue())));
        if (!seen.headers.equals(wanted)) {
            return where + "headers " + seen.headers + " instead of " + wanted;
        }
        if (firstTimestamp != null && seen.timestamp != firstTimestamp + number) {
            return where + "timestamp " + seen.timestamp + " instead of " + (firstTimestamp + number);
        }
        return null;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(byte[] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }
}
