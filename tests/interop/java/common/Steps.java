import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One step of the interoperability scenario with Kafka's own Java client: Steps STEP key=value…; the same steps, arguments
 * and results as ../python/steps.py.
 */
public final class Steps {
    private static final long BOUND = 40_000;
    private final Client client;
    private final Map<String, String> args;

    private Steps(Client client, Map<String, String> args) {
        this.client = client;
        this.args = args;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> args = new HashMap<>();
        for (int i = 1; i < arguments.length; i++) {
            String[] pair = arguments[i].split("=", 2);
            args.put(pair[0], pair[1]);
        }
        Steps steps = new Steps(new Client(args.get("bootstrap")), args);
        Map<String, Object> result;
        try {
            result = steps.run(arguments[0]);
        } catch (Exception e) {
            e.printStackTrace();
            result = Map.of("failed", e.toString());
        }
        Files.writeString(Path.of(args.get("out")), Json.write(result));
    }

    private Map<String, Object> run(String step) throws Exception {
        return switch (step) {
            case "create" -> {
                Admin.createTopic(client, args.get("topic"), 3);
                yield Map.of();
            }
            case "produce" -> produce();
            case "consume" -> consume();
            case "read_all" -> readAll();
            case "group" -> group();
            case "offsets" -> offsets();
            case "seek" -> seek();
            case "committed" -> Map.of("committed", client.committed(args.get("group"), args.get("topic")));
            case "describe" -> describe();
            case "delete" -> delete();
            case "crowd" -> new Crowd(client, args).run();
            default -> throw new IllegalArgumentException("no step " + step);
        };
    }

    private int number(String name) {
        return Integer.parseInt(args.get(name));
    }

    private String topic() {
        return args.get("topic");
    }

    private Long timestamp() {
        return args.containsKey("timestamp") ? Long.valueOf(args.get("timestamp")) : null;
    }

    private Client.Producer sendAll(int first, int count) {
        Client.Producer producer = client.new Producer(args.getOrDefault("codec", "none"));
        for (int number = first; number < first + count; number++) {
            Long at = timestamp() == null ? null : Long.valueOf(timestamp() + number);
            producer.send(topic(), number, args.getOrDefault("headers", "no"), at);
        }
        producer.close();
        return producer;
    }

    private Map<String, Object> produce() {
        Client.Producer producer = sendAll(number("first"), number("count"));
        return Map.of("records", producer.acknowledged, "problems", producer.failed);
    }

    private Map<String, Object> seen(List<Messages.Seen> records) {
        List<Object> rows = new ArrayList<>();
        List<Object> problems = new ArrayList<>();
        for (Messages.Seen record : records) {
            rows.add(List.of(record.partition(), record.offset(), record.number()));
            String problem = Messages.problem(record, args.getOrDefault("headers", "no"), timestamp());
            if (problem != null) {
                problems.add(problem);
            }
        }
        return new TreeMap<>(Map.of("records", rows, "problems", problems));
    }

    private Map<String, Object> consume() {
        int wanted = number("count");
        Client.Consumer consumer = client.new Consumer(args.get("group"));
        consumer.subscribe(topic());
        List<Messages.Seen> records = new ArrayList<>();
        TreeSet<Integer> assigned = new TreeSet<>();
        long deadline = System.currentTimeMillis() + BOUND;
        while (records.size() < wanted && System.currentTimeMillis() < deadline) {
            records.addAll(consumer.poll(wanted - records.size(), 200));
            assigned.addAll(consumer.assignment());
        }
        long until = System.currentTimeMillis() + (long) (1000 * Double.parseDouble(args.getOrDefault("linger", "0")));
        while (System.currentTimeMillis() < until) {
            records.addAll(consumer.poll(500, 100));
        }
        consumer.commit(records);
        consumer.close();
        Map<String, Object> result = seen(records);
        result.put("assigned", List.of(new ArrayList<>(assigned)));
        return result;
    }

    private Map<String, Object> readAll() {
        Map<String, Object> ends = client.offsets(topic(), "latest");
        ends.values().removeIf(end -> (Long) end == 0);
        Client.Consumer consumer = client.new Consumer("unused");
        consumer.assign(topic());
        List<Messages.Seen> records = new ArrayList<>();
        long deadline = System.currentTimeMillis() + BOUND;
        while (!ends.isEmpty()) {
            for (Messages.Seen record : consumer.poll(Integer.MAX_VALUE, 200)) {
                records.add(record);
                ends.computeIfPresent("" + record.partition(), (p, end) -> record.offset() + 1 >= (Long) end ? null : end);
            }
            if (System.currentTimeMillis() > deadline) {
                throw new IllegalStateException("read " + records.size() + ", ends not reached: " + ends);
            }
        }
        consumer.close();
        return seen(records);
    }

    private Map<String, Object> group() throws Exception {
        Members members = new Members(client, topic(), args.get("group"), 3, BOUND);
        try {
            List<Object> assigned = members.awaitAssignment();
            List<Messages.Seen> records = new ArrayList<>(members.read(number("count")));
            members.commit();
            members.leave();
            List<Object> left = members.awaitAssignment();
            Client.Producer sent = sendAll(number("next"), number("more"));
            records.addAll(members.read(number("more")));
            members.commit();
            Map<String, Object> result = seen(records);
            List<Object> problems = new ArrayList<>((List<?>) result.get("problems"));
            problems.addAll(sent.failed);
            result.putAll(Map.of("problems", problems, "assigned", assigned, "left", left, "sent", sent.acknowledged));
            return result;
        } finally {
            members.close();
        }
    }

    private Map<String, Object> offsets() {
        Map<String, Object> result = new TreeMap<>();
        result.put("earliest", client.offsets(topic(), "earliest"));
        result.put("latest", client.offsets(topic(), "latest"));
        if (args.containsKey("time")) {
            result.put("time", client.offsets(topic(), args.get("time")));
        }
        return result;
    }

    private Map<String, Object> seek() {
        Client.Consumer consumer = client.new Consumer("unused");
        consumer.assign(topic());
        consumer.poll(1, 100);
        consumer.seek(number("partition"), number("offset"));
        List<Messages.Seen> records = List.of();
        long deadline = System.currentTimeMillis() + BOUND;
        while (records.isEmpty() && System.currentTimeMillis() < deadline) {
            records = consumer.poll(1, 200);
        }
        consumer.close();
        return seen(records);
    }

    private Map<String, Object> describe() throws Exception {
        Members members = new Members(client, topic(), args.get("group"), 1, BOUND);
        try {
            members.awaitAssignment();
            return Admin.describeGroup(client, args.get("group"));
        } finally {
            members.close();
        }
    }

    private Map<String, Object> delete() throws Exception {
        Admin.deleteTopic(client, topic());
        long deadline = System.currentTimeMillis() + BOUND;
        while (Admin.topicNames(client).contains(topic())) {
            if (System.currentTimeMillis() > deadline) {
                throw new IllegalStateException("the topic is still listed");
            }
            Thread.sleep(100);
        }
        return Map.of();
    }
}
