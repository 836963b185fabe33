import java.nio.ByteBuffer;

/** Record batches as messages hold them. By reflection, as 4.x moved the classes to another package. */
final class Records {
    private Records() {
    }

    /** Whether a field of this type holds records. */
    static boolean isType(Class<?> type) {
        return type.getSimpleName().equals("BaseRecords");
    }

    /** Records of these bytes, for a field of this type. They are not looked into. */
    static Object of(Class<?> type, byte[] bytes) throws Exception {
        Class<?> memory = Class.forName(type.getPackageName() + ".MemoryRecords");
        return memory.getMethod("readableRecords", ByteBuffer.class).invoke(null, ByteBuffer.wrap(bytes));
    }

    /** The bytes of records. */
    static byte[] bytes(Object records) throws Exception {
        ByteBuffer buffer = (ByteBuffer) records.getClass().getMethod("buffer").invoke(records);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
