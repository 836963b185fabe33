import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.ObjectSerializationCache;
import org.apache.kafka.common.protocol.types.Schema;

/**
 * Writes vectors of every message and version that the jars on the class path know: a line each, of the message's
 * name, the version, what it is filled with, the bytes in hexadecimal, and the JSON. Bytes and JSON are made by Kafka's
 * generated classes; records, which its converters leave out, are put in as base64.
 *
 * <p>Arguments: the seed, and how many random messages to make besides the fixed ones.
 */
public final class Golden {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public static void main(String[] args) throws Exception {
        long seed = Long.parseLong(args[0]);
        int random = Integer.parseInt(args[1]);
        PrintStream out = new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16), false, StandardCharsets.UTF_8);
        for (String name : messages()) {
            Class<?> type = Class.forName(name);
            Class<?> converter = Class.forName(name + "JsonConverter");
            Message sample = (Message) type.getDeclaredConstructor().newInstance();
            for (short v = sample.lowestSupportedVersion(); v <= sample.highestSupportedVersion(); v++) {
                for (Content.Style style : Content.Style.values()) {
                    int count = style == Content.Style.RANDOM ? random : 1;
                    for (int i = 0; i < count; i++) {
                        out.println(line(type, converter, v, new Content(style, seed, name + "/" + v + "/" + style + i), i));
                    }
                }
            }
        }
        out.flush();
    }

    /** The names of all message classes that have a converter. */
    private static Set<String> messages() throws Exception {
        Set<String> names = new TreeSet<>();
        for (String path : System.getProperty("java.class.path").split(":")) {
            if (!path.endsWith(".jar")) {
                continue;
            }
            try (JarFile jar = new JarFile(path)) {
                jar.stream()
                    .map(entry -> entry.getName())
                    .filter(entry -> entry.startsWith("org/apache/kafka/") && entry.endsWith("JsonConverter.class"))
                    .filter(entry -> !entry.contains("$") && !entry.contains("/connect/"))
                    .forEach(entry -> names.add(entry.replace("JsonConverter.class", "").replace('/', '.')));
            }
        }
        return names;
    }

    private static String line(Class<?> type, Class<?> converter, short version, Content content, int index)
            throws Exception {
        Message message = (Message) type.getDeclaredConstructor().newInstance();
        Schema schema = ((Schema[]) type.getField("SCHEMAS").get(null))[version];
        Filler filler = new Filler(content, version);
        if (content.style() != Content.Style.DEFAULTS) {
            filler.fill(message, schema, 0);
        }
        byte[] bytes = bytes(message, version);
        Method write = converter.getMethod("write", type, short.class, boolean.class);
        JsonNode json = (JsonNode) write.invoke(null, message, version, false);
        putRecords(json, message);
        if (!filler.hasUnknownTags()) {
            Method read = converter.getMethod("read", JsonNode.class, short.class);
            Message again = (Message) read.invoke(null, json, version);
            if (!Arrays.equals(bytes, bytes(again, version))) {
                throw new IllegalStateException(type + " version " + version + ": Kafka does not read its own " + json);
            }
        }
        // In the specs it is a message of these three kinds that has no "Data" behind its name.
        String name = type.getSimpleName().replaceFirst("(Request|Response|Header)Data$", "$1");
        String label = content.style().name().toLowerCase() + index + (filler.hasUnknownTags() ? "+unknown" : "");
        return String.join(" ", name, Short.toString(version), label, HexFormat.of().formatHex(bytes),
            MAPPER.writeValueAsString(json));
    }

    /** The bytes of a message, or of a struct of one. */
    static byte[] bytes(Message message, short version) {
        ObjectSerializationCache cache = new ObjectSerializationCache();
        ByteBuffer buffer = ByteBuffer.allocate(message.size(cache, version));
        message.write(new ByteBufferAccessor(buffer), cache, version);
        return buffer.array();
    }

    /** Replaces "xSizeInBytes", which the converter writes for records, by "x" with their bytes. */
    private static void putRecords(JsonNode json, Object object) throws Exception {
        if (json instanceof ArrayNode) {
            int i = 0;
            for (Object element : (Iterable<?>) object) {
                putRecords(json.get(i++), element);
            }
        } else if (json instanceof ObjectNode) {
            List<String> keys = new ArrayList<>();
            json.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                String field = key.replaceFirst("SizeInBytes$", "");
                if (!field.equals(key) && !hasGetter(object, key)) {
                    ((ObjectNode) json).remove(key);
                    ((ObjectNode) json).put(field, Records.bytes(get(object, field)));
                } else if (json.get(key).isContainerNode()) {
                    putRecords(json.get(key), get(object, key));
                }
            }
        }
    }

    private static boolean hasGetter(Object object, String field) {
        return Arrays.stream(object.getClass().getMethods()).anyMatch(method -> method.getName().equals(field));
    }

    private static Object get(Object object, String field) throws Exception {
        return object.getClass().getMethod(field).invoke(object);
    }
}
