import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What is written to a data directory before it changes hands, and what whoever has it then must tell of it.
 *
 * <p>Arguments: what to do (write, append, finish, read), the address of a broker and, to read, the file to write to.
 */
public final class Handover {
    private static final String CODECS = "handover-codecs";
    private static final String TRANSACTIONS = "handover-transactions";
    private static final String COMPACTED = "handover-compacted";
    private static final List<String> TOPICS = List.of(CODECS, TRANSACTIONS, COMPACTED);
    private static final List<String> COMPRESSIONS = List.of("none", "gzip", "snappy", "lz4", "zstd");
    private static final List<String> GROUPS = List.of("handover-plain", "handover-transactional");
    private static final Map<String, String> SMALL =
        Map.of("internal.segment.bytes", "16384", "index.interval.bytes", "512", "retention.ms", "-1");
    private static final int KEYS = 20;
    private static final int ROUNDS = 40;

    private final String bootstrap;

    private Handover(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    public static void main(String[] arguments) throws Exception {
        Handover handover = new Handover(arguments[1]);
        switch (arguments[0]) {
            case "write" -> handover.write();
            case "append" -> handover.append();
            case "finish" -> handover.finish();
            case "read" -> {
                try (PrintStream out = new PrintStream(arguments[2], StandardCharsets.UTF_8)) {
                    handover.read().forEach(out::println);
                }
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Everything that Kafka can leave in a directory; one transaction is left open. */
    private void write() throws Exception {
        try (Admin admin = Admin.create(settings())) {
            List<NewTopic> topics = new ArrayList<>();
            for (String name : TOPICS) {
                Map<String, String> configs = new HashMap<>(SMALL);
                if (name.equals(COMPACTED)) {
                    configs.put("cleanup.policy", "compact");
                    configs.put("min.cleanable.dirty.ratio", "0.01");
                }
                topics.add(new NewTopic(name, 2, (short) 1).configs(configs));
            }
            admin.createTopics(topics).all().get();
            codecs("written", 200);
            for (int round = 0; round < ROUNDS; round++) {
                compacted("round " + round);
            }
            transactions(40);
            commit(GROUPS.get(0), 7);
            leaveCompacted(admin);
            for (int round = 0; round < ROUNDS; round++) {
                compacted("later " + round);
            }
        }
    }

    /** What any broker takes: plain records, headers, codecs, offsets of a group. */
    private void append() throws Exception {
        codecs("appended", 100);
        compacted("appended");
        try (KafkaProducer<String, String> producer = producer("none", null)) {
            for (int number = 0; number < 100; number++) {
                producer.send(new ProducerRecord<>(TRANSACTIONS, number % 2, "key", "plain " + number)).get();
            }
        }
        commit(GROUPS.get(0), 11);
    }

    /** The transaction that was left open is aborted by its successor, which commits one more. */
    private void finish() throws Exception {
        try (KafkaProducer<String, String> producer = producer("none", "handover-open")) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, "committed", 10_000);
            producer.commitTransaction();
        }
    }

    private void codecs(String stem, int count) throws Exception {
        for (String codec : COMPRESSIONS) {
            try (KafkaProducer<String, String> producer = producer(codec, null)) {
                for (int number = 0; number < count; number++) {
                    String value = stem + " " + codec + " " + number + " " + noise(number, 300);
                    ProducerRecord<String, String> record =
                        new ProducerRecord<>(CODECS, number % 2, 1_700_000_000_000L + number, "key " + number, value);
                    record.headers().add("codec", codec.getBytes(StandardCharsets.UTF_8)).add("none", null);
                    producer.send(record);
                    if (number % 10 == 9) {
                        producer.flush();
                    }
                }
            }
        }
    }

    private void compacted(String stem) throws Exception {
        try (KafkaProducer<String, String> producer = producer("none", null)) {
            for (int key = 0; key < KEYS; key++) {
                String value = key % 10 == 9 ? null : stem + " " + noise(key, 250);
                producer.send(new ProducerRecord<>(COMPACTED, key % 2, "key " + key, value));
            }
        }
    }

    /** Two producers take turns; every third transaction is aborted. */
    private void transactions(int count) throws Exception {
        try (KafkaProducer<String, String> one = producer("none", "handover-one");
                KafkaProducer<String, String> other = producer("lz4", "handover-other")) {
            one.initTransactions();
            other.initTransactions();
            for (int number = 0; number < count; number++) {
                boolean aborted = number % 3 == 1;
                one.beginTransaction();
                other.beginTransaction();
                send(one, aborted ? "aborted" : "committed", 2 * number);
                send(other, "committed", 2 * number + 1);
                if (number == count / 2) {
                    Map<TopicPartition, OffsetAndMetadata> offsets =
                        Map.of(new TopicPartition(CODECS, 1), new OffsetAndMetadata(5, "in a transaction"));
                    KafkaConsumer<String, String> consumer = consumer("read_committed", GROUPS.get(1));
                    one.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
                    consumer.close();
                }
                other.commitTransaction();
                if (aborted) {
                    one.abortTransaction();
                } else {
                    one.commitTransaction();
                }
            }
        }
        KafkaProducer<String, String> open = producer("none", "handover-open");
        open.initTransactions();
        open.beginTransaction();
        send(open, "open", 5_000);
        open.close(Duration.ZERO);
    }

    private void send(KafkaProducer<String, String> producer, String stem, int first) throws Exception {
        for (int number = 0; number < 6; number++) {
            String value = stem + " " + first + "." + number + " " + noise(first, 200);
            producer.send(new ProducerRecord<>(TRANSACTIONS, number % 2, "key " + number, value)).get();
        }
    }

    /** Text that does not compress away. */
    private static String noise(int seed, int length) {
        byte[] bytes = new byte[length * 3 / 4];
        new java.util.Random(seed).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Waits until the topic was compacted, then sees to it that it stays as it is. */
    private void leaveCompacted(Admin admin) throws Exception {
        int written = ROUNDS * KEYS;
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (records(COMPACTED, "read_uncommitted").size() > written * 3 / 4) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the broker compacts nothing");
            }
            Thread.sleep(500);
        }
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, COMPACTED);
        ConfigEntry never = new ConfigEntry("min.cleanable.dirty.ratio", "1.0");
        Collection<AlterConfigOp> set = List.of(new AlterConfigOp(never, AlterConfigOp.OpType.SET));
        admin.incrementalAlterConfigs(Map.of(topic, set)).all().get();
        int before;
        do {
            before = records(COMPACTED, "read_uncommitted").size();
            Thread.sleep(3000);
        } while (records(COMPACTED, "read_uncommitted").size() != before);
    }

    private void commit(String group, long offset) {
        try (KafkaConsumer<String, String> consumer = consumer("read_committed", group)) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (TopicPartition partition : partitions(CODECS)) {
                offsets.put(partition, new OffsetAndMetadata(offset + partition.partition(), "at " + offset));
            }
            consumer.commitSync(offsets);
        }
    }

    /** What the broker tells, a line each. */
    private TreeSet<String> read() throws Exception {
        TreeSet<String> lines = new TreeSet<>();
        for (String topic : TOPICS) {
            for (String isolation : List.of("read_uncommitted", "read_committed")) {
                for (ConsumerRecord<String, String> record : records(topic, isolation)) {
                    StringBuilder headers = new StringBuilder();
                    for (Header header : record.headers()) {
                        headers.append(' ').append(header.key()).append('=');
                        headers.append(header.value() == null ? "null" : new String(header.value(), StandardCharsets.UTF_8));
                    }
                    lines.add(String.format("record %s %d %s %08d %s %d %s = %s%s", topic, record.partition(), isolation,
                        record.offset(), record.timestampType(), record.timestamp(), record.key(), record.value(), headers));
                }
                try (KafkaConsumer<String, String> consumer = consumer(isolation, null)) {
                    List<TopicPartition> partitions = partitions(topic);
                    lines.add("begins " + isolation + " " + new TreeMap<>(byName(consumer.beginningOffsets(partitions))));
                    lines.add("ends " + isolation + " " + new TreeMap<>(byName(consumer.endOffsets(partitions))));
                }
            }
        }
        try (Admin admin = Admin.create(settings())) {
            for (String group : GROUPS) {
                Map<TopicPartition, OffsetAndMetadata> offsets =
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
                offsets.forEach((partition, offset) -> lines.add("group " + group + " " + partition + " " + offset.offset()
                    + " " + offset.metadata()));
            }
            List<ConfigResource> resources = new ArrayList<>();
            TOPICS.forEach(topic -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, topic)));
            Map<ConfigResource, Config> configs = admin.describeConfigs(resources).all().get();
            configs.forEach((resource, config) -> config.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .forEach(entry -> lines.add("config " + resource.name() + " " + entry.name() + " " + entry.value())));
        }
        return lines;
    }

    private static Map<String, Long> byName(Map<TopicPartition, Long> offsets) {
        Map<String, Long> named = new HashMap<>();
        offsets.forEach((partition, offset) -> named.put(partition.toString(), offset));
        return named;
    }

    private List<ConsumerRecord<String, String>> records(String topic, String isolation) {
        List<ConsumerRecord<String, String>> read = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer(isolation, null)) {
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(topic + " cannot be read to its end " + ends);
                }
                consumer.poll(Duration.ofMillis(200)).forEach(read::add);
            }
        }
        return read;
    }

    private static List<TopicPartition> partitions(String topic) {
        return List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1));
    }

    private Properties settings() {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", bootstrap);
        return settings;
    }

    private KafkaConsumer<String, String> consumer(String isolation, String group) {
        Properties settings = settings();
        settings.put("isolation.level", isolation);
        settings.put("enable.auto.commit", "false");
        if (group != null) {
            settings.put("group.id", group);
        }
        return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
    }

    private KafkaProducer<String, String> producer(String codec, String transactionalId) {
        Properties settings = settings();
        settings.put("acks", "all");
        settings.put("compression.type", codec);
        settings.put("linger.ms", "5");
        if (transactionalId != null) {
            settings.put("transactional.id", transactionalId);
            // The transaction that is left open stays so.
            settings.put("transaction.timeout.ms", "900000");
        }
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }
}
