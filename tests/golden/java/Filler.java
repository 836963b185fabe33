import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Message;
import org.apache.kafka.common.protocol.types.BoundField;
import org.apache.kafka.common.protocol.types.Field;
import org.apache.kafka.common.protocol.types.RawTaggedField;
import org.apache.kafka.common.protocol.types.Schema;
import org.apache.kafka.common.protocol.types.TaggedFields;

/** Fills a message's fields through their setters; which of them a version has, and of what type, its schema says. */
final class Filler {
    /** Above all tags that specs use, in this version or another. */
    private static final int FIRST_UNKNOWN_TAG = 100;

    private final Content content;
    private final short version;
    private boolean hasUnknownTags;

    Filler(Content content, short version) {
        this.content = content;
        this.version = version;
    }

    boolean hasUnknownTags() {
        return hasUnknownTags;
    }

    void fill(Message struct, Schema schema, int depth) throws Exception {
        for (BoundField field : schema.fields()) {
            if (field.def.type instanceof TaggedFields tags) {
                for (Field tagged : fields(tags).values()) {
                    if (content.isTagSet()) {
                        set(struct, tagged, depth);
                    }
                }
                addUnknownTags(struct);
            } else {
                set(struct, field.def, depth);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<Integer, Field> fields(TaggedFields tags) throws Exception {
        // 3.9 has no getter.
        java.lang.reflect.Field fields = TaggedFields.class.getDeclaredField("fields");
        fields.setAccessible(true);
        return (Map<Integer, Field>) fields.get(tags);
    }

    private void addUnknownTags(Message struct) {
        TreeSet<Integer> tags = new TreeSet<>();
        for (int i = content.unknownTags(); i > 0; i--) {
            tags.add(FIRST_UNKNOWN_TAG + content.below(i == 1 ? Integer.MAX_VALUE - FIRST_UNKNOWN_TAG : 1000));
        }
        for (int tag : tags) {
            struct.unknownTaggedFields().add(new RawTaggedField(tag, content.bytes()));
            hasUnknownTags = true;
        }
    }

    private void set(Message struct, Field field, int depth) throws Exception {
        Method setter = setter(struct, field.name);
        Type type = setter.getGenericParameterTypes()[0];
        if (content.isNull() && !setter.getParameterTypes()[0].isPrimitive() && takesNull(struct, setter)) {
            return;
        }
        setter.invoke(struct, value(field.type, type, depth));
    }

    /** Sets a field to null, if the struct can then still be written. Schemas do not tell it of structs. */
    private boolean takesNull(Message struct, Method setter) throws Exception {
        String name = setter.getName().substring(3);
        Method getter = struct.getClass().getMethod(Character.toLowerCase(name.charAt(0)) + name.substring(1));
        Object before = getter.invoke(struct);
        setter.invoke(struct, new Object[] {null});
        try {
            Golden.bytes(struct, version);
            return true;
        } catch (NullPointerException refused) {
            setter.invoke(struct, before);
            return false;
        }
    }

    /** Schemas call a field "topic_id", setters "setTopicId". */
    private static Method setter(Message struct, String field) {
        String wanted = "set" + field.replace("_", "");
        return Arrays.stream(struct.getClass().getMethods())
            .filter(method -> method.getName().equalsIgnoreCase(wanted))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(struct.getClass() + " cannot set " + field));
    }

    private Object value(org.apache.kafka.common.protocol.types.Type type, Type java, int depth) throws Exception {
        if (type.isArray()) {
            return array(type.arrayElementType().get(), java, depth);
        }
        Class<?> javaClass = (Class<?>) java;
        if (type instanceof Schema schema) {
            Message struct = (Message) javaClass.getDeclaredConstructor().newInstance();
            fill(struct, schema, depth + 1);
            return struct;
        }
        if (javaClass == boolean.class || javaClass == Boolean.class) {
            return content.bool();
        } else if (javaClass == byte.class || javaClass == Byte.class) {
            return (byte) content.integer(Byte.MIN_VALUE, Byte.MAX_VALUE);
        } else if (javaClass == short.class || javaClass == Short.class) {
            return (short) content.integer(Short.MIN_VALUE, Short.MAX_VALUE);
        } else if (type == org.apache.kafka.common.protocol.types.Type.UINT16) {
            return (int) content.integer(0, 0xffff);
        } else if (javaClass == int.class || javaClass == Integer.class) {
            return (int) content.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (type == org.apache.kafka.common.protocol.types.Type.UNSIGNED_INT32) {
            // The converters refuse to read the two highest numbers.
            return content.integer(0, 0xffff_fffdL);
        } else if (javaClass == long.class || javaClass == Long.class) {
            return content.integer(Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (javaClass == double.class) {
            return content.real();
        } else if (javaClass == Uuid.class) {
            return new Uuid(content.integer(Long.MIN_VALUE, Long.MAX_VALUE), content.integer(Long.MIN_VALUE, Long.MAX_VALUE));
        } else if (javaClass == String.class) {
            return content.text();
        } else if (javaClass == byte[].class) {
            return content.bytes();
        } else if (javaClass == ByteBuffer.class) {
            return ByteBuffer.wrap(content.bytes());
        } else if (Records.isType(javaClass)) {
            return Records.of(javaClass, content.bytes());
        }
        throw new IllegalStateException("no value for " + type + " as " + java);
    }

    private Object array(org.apache.kafka.common.protocol.types.Type elementType, Type java, int depth) throws Exception {
        Collection<Object> elements;
        Type element;
        if (java instanceof ParameterizedType list) {
            elements = new ArrayList<>();
            element = list.getActualTypeArguments()[0];
        } else {
            elements = collection((Class<?>) java);
            element = ((ParameterizedType) ((Class<?>) java).getGenericSuperclass()).getActualTypeArguments()[0];
        }
        for (int i = content.elements(elementType instanceof Schema, depth); i > 0; i--) {
            elements.add(value(elementType, element, depth));
        }
        return elements;
    }

    /** A collection that finds elements by a map key. */
    @SuppressWarnings("unchecked")
    private static Collection<Object> collection(Class<?> type) throws Exception {
        return (Collection<Object>) type.getDeclaredConstructor().newInstance();
    }
}
