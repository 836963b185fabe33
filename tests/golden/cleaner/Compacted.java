import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Supplier;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.server.common.RequestLocal;
import org.apache.kafka.server.util.Scheduler;
import org.apache.kafka.storage.internals.log.AppendOrigin;
import org.apache.kafka.storage.internals.log.Cleaner;
import org.apache.kafka.storage.internals.log.LogConfig;
import org.apache.kafka.storage.internals.log.LogDirFailureChannel;
import org.apache.kafka.storage.internals.log.LogSegment;
import org.apache.kafka.storage.internals.log.LogToClean;
import org.apache.kafka.storage.internals.log.ProducerStateManagerConfig;
import org.apache.kafka.storage.internals.log.SkimpyOffsetMap;
import org.apache.kafka.storage.internals.log.UnifiedLog;
import org.apache.kafka.storage.internals.log.VerificationGuard;
import org.apache.kafka.storage.internals.utils.Throttler;
import org.apache.kafka.storage.log.metrics.BrokerTopicStats;

/**
 * Fills three logs and has Kafka's cleaner compact them twice, the second time when tombstones and markers may go. Below the
 * folder that is its argument lie, of each log and round, the segments as they were before and all files as they are after.
 */
public final class Compacted {
    private static final long FIRST_CLEANED_AT = 1_700_000_100_000L;
    private static final long SECOND_CLEANED_AT = FIRST_CLEANED_AT + 2 * 3_600_000L;

    private static final CompressionType[] PLAIN = {CompressionType.NONE};
    private static final CompressionType[] CODECS = {
        CompressionType.GZIP, CompressionType.NONE, CompressionType.ZSTD, CompressionType.LZ4, CompressionType.SNAPPY
    };

    private final Path folder;
    private final CompressionType[] codecs;
    private final Clock clock = new Clock(1_700_000_000_000L);
    private final UnifiedLog log;
    private int batches;
    private long cleanedOffset;

    private Compacted(Path parent, String name, CompressionType[] codecs, String timestampType) throws Exception {
        this.folder = parent.resolve(name);
        this.codecs = codecs;
        File directory = parent.resolve("log").resolve(name).toFile();
        Files.createDirectories(directory.toPath());
        LogConfig config = new LogConfig(Map.of(
            "cleanup.policy", "compact", LogConfig.INTERNAL_SEGMENT_BYTES_CONFIG, "3000", "index.interval.bytes", "300",
            "delete.retention.ms", "3600000", "message.timestamp.type", timestampType));
        log = UnifiedLog.create(directory, config, 0, 0, new Idle(), new BrokerTopicStats(), clock, 86_400_000,
            new ProducerStateManagerConfig(86_400_000, false), 600_000, new LogDirFailureChannel(1), true,
            Optional.of(Uuid.fromString("Y2hyb25pay1jbGVhbmVyMQ")));
    }

    public static void main(String[] args) throws Exception {
        Path parent = Path.of(args[0]);
        new Compacted(parent, "plain-0", PLAIN, "CreateTime").run();
        new Compacted(parent, "timed-0", PLAIN, "LogAppendTime").run();
        new Compacted(parent, "codecs-0", CODECS, "CreateTime").run();
    }

    private void run() throws Exception {
        // All that this producer wrote is written over: what is left is its last batch, empty.
        for (int sequence = 0; sequence < 12; sequence += 3) {
            idempotent(7, sequence, record("superseded 0", 40), record("superseded 1", 60), record("superseded 2", 0));
        }
        for (int number = 0; number < 30; number++) {
            append(record("key " + number % 11, 30 + number * 7 % 90), record("key " + number * 5 % 11, 25));
        }
        // Of this one's last batch one record stays.
        idempotent(8, 0, record("kept", 70), record("superseded 1", 10), record("superseded 2", 20));
        // Committed, and its marker stays as long as its records do; of the next one nothing stays but the marker.
        transactional(20, 0, record("committed 0", 80), record("key 3", 20));
        transactional(20, 2, record("committed 1", 90));
        end(20, ControlRecordType.COMMIT);
        transactional(21, 0, record("superseded 0", 30), record("rewritten", 45));
        end(21, ControlRecordType.COMMIT);
        // Aborted: what it says of a key does not count.
        transactional(22, 0, record("kept", 33), record("committed 0", 44));
        append(record("between", 120));
        end(22, ControlRecordType.ABORT);
        append(tombstone("key 1"), record("key 2", 10), tombstone("key 4"), tombstone("rewritten"));
        append(record("superseded 0", 35), tombstone("superseded 1"));
        idempotent(8, 3, tombstone("only a tombstone"));
        // The last batch below the active segment: all of it is superseded, within a segment that then holds little else.
        for (int number = 0; number < 8; number++) {
            append(record("superseded 2", 200 + number), record("key 9", 100));
        }
        fill();
        clean(1, FIRST_CLEANED_AT);

        clock.now = SECOND_CLEANED_AT - 60_000;
        for (int number = 0; number < 20; number++) {
            append(record("key " + number % 5, 40), record("second " + number % 3, 60 + number));
        }
        transactional(22, 2, record("committed 1", 12));
        end(22, ControlRecordType.ABORT);
        append(tombstone("second 1"), record("key 10", 500));
        transactional(20, 3, record("committed 0", 15));
        end(20, ControlRecordType.COMMIT);
        fill();
        clean(2, SECOND_CLEANED_AT);
        log.closeHandlers();
    }

    /** Rolls, by records that nothing supersedes. */
    private void fill() throws Exception {
        long before = log.logSegments().size();
        while (log.logSegments().size() == before) {
            append(record("filler " + batches, 300));
        }
    }

    private SimpleRecord record(String key, int length) {
        byte[] value = new byte[length];
        for (int at = 0; at < length; at++) {
            value[at] = (byte) ('a' + (key.hashCode() & 0xff) * (at + batches) % 26);
        }
        return record(key, value);
    }

    private SimpleRecord tombstone(String key) {
        return record(key, null);
    }

    private SimpleRecord record(String key, byte[] value) {
        Header[] headers = key.length() % 2 == 0
            ? new Header[0]
            : new Header[] {new RecordHeader("length", new byte[] {(byte) key.length()}), new RecordHeader("none", null)};
        clock.now += 7;
        return new SimpleRecord(clock.now, key.getBytes(StandardCharsets.UTF_8), value, headers);
    }

    private Compression codec() {
        return Compression.of(codecs[batches++ % codecs.length]).build();
    }

    private void append(SimpleRecord... records) throws Exception {
        append(MemoryRecords.withRecords(codec(), records), AppendOrigin.CLIENT);
    }

    private void idempotent(long producer, int sequence, SimpleRecord... records) throws Exception {
        append(MemoryRecords.withIdempotentRecords(codec(), producer, (short) 0, sequence, records), AppendOrigin.CLIENT);
    }

    private void transactional(long producer, int sequence, SimpleRecord... records) throws Exception {
        append(MemoryRecords.withTransactionalRecords(codec(), producer, (short) 0, sequence, records), AppendOrigin.CLIENT);
    }

    private void end(long producer, ControlRecordType how) throws Exception {
        EndTransactionMarker marker = new EndTransactionMarker(how, 0);
        append(MemoryRecords.withEndTransactionMarker(clock.now, producer, (short) 0, marker), AppendOrigin.COORDINATOR);
    }

    private void append(MemoryRecords records, AppendOrigin origin) throws Exception {
        log.appendAsLeader(records, 0, origin, RequestLocal.noCaching(), VerificationGuard.SENTINEL, (short) 1);
        log.updateHighWatermark(log.logEndOffset());
    }

    private void clean(int round, long now) throws Exception {
        log.flush(false);
        copy("before-" + round, ".log");
        clock.now = now;
        Throttler throttler = new Throttler(Double.MAX_VALUE, 300, "cleaner-io", "bytes", clock);
        Cleaner cleaner = new Cleaner(
            0, new SkimpyOffsetMap(1 << 16), 1 << 16, 1 << 16, 0.9, throttler, clock, partition -> { });
        LogToClean part = new LogToClean(log, cleanedOffset, log.activeSegment().baseOffset(), false);
        cleanedOffset = cleaner.doClean(part, now).getKey();
        copy("after-" + round, "");
    }

    /** Copies the log's files. Not the indexes of the active segment: they have room for more in them. */
    private void copy(String target, String ending) throws Exception {
        Path into = Files.createDirectories(folder.resolve(target));
        List<Path> files = new ArrayList<>();
        for (LogSegment segment : log.logSegments()) {
            files.add(segment.log().file().toPath());
            if (segment != log.activeSegment()) {
                files.add(segment.offsetIndexFile().toPath());
                files.add(segment.timeIndexFile().toPath());
                files.add(segment.txnIndex().file().toPath());
            }
        }
        for (Path file : files) {
            if (Files.exists(file) && file.toString().endsWith(ending)) {
                Files.copy(file, into.resolve(file.getFileName()));
            }
        }
    }

    /** Stands still unless it is told to go on. */
    private static final class Clock implements Time {
        private long now;

        private Clock(long now) {
            this.now = now;
        }

        @Override
        public long milliseconds() {
            return now;
        }

        @Override
        public long nanoseconds() {
            return now * 1_000_000;
        }

        @Override
        public void sleep(long ms) {
            now += ms;
        }

        @Override
        public void waitObject(Object object, Supplier<Boolean> condition, long deadline) {
            throw new UnsupportedOperationException();
        }
    }

    /** Does nothing that is for later: files that were replaced stay where they are. */
    private static final class Idle implements Scheduler {
        @Override
        public void startup() {
        }

        @Override
        public void shutdown() {
        }

        @Override
        public ScheduledFuture<?> schedule(String name, Runnable task, long delayMs, long periodMs) {
            return null;
        }

        @Override
        public void resizeThreadPool(int size) {
        }
    }
}
