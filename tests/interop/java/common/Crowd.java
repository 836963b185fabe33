import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Many clients at once while the broker is killed; as in ../../python/crowd.py. */
final class Crowd {
    private static final int HANDFUL = 5;
    private static final long PAUSE = 250;
    private static final int APART = 1_000_000;
    private static final long BOUND = 40_000;

    private final Client client;
    private final Map<String, String> args;
    private final int producers;
    private final int consumers;
    private final AtomicIntegerArray since;
    private final List<Object> acknowledged = Collections.synchronizedList(new ArrayList<>());
    private final Set<Object> read = Collections.synchronizedSet(new HashSet<>());
    private final CountDownLatch sendingEnds = new CountDownLatch(1);
    private final CountDownLatch readingEnds = new CountDownLatch(1);

    Crowd(Client client, Map<String, String> args) {
        this.client = client;
        this.args = args;
        producers = Integer.parseInt(args.get("producers"));
        consumers = Integer.parseInt(args.get("consumers"));
        since = new AtomicIntegerArray(producers + consumers);
    }

    private List<Object> idle() {
        List<Object> idle = new ArrayList<>();
        for (int index = 0; index < since.length(); index++) {
            if (since.get(index) == 0) {
                idle.add(index);
            }
        }
        return idle;
    }

    /** Sends a handful after the other; what fails stays away, the next are new messages. */
    private void keep(int index) throws Exception {
        Client.Producer producer = client.new Producer("none");
        int number = index * APART;
        while (!sendingEnds.await(PAUSE, TimeUnit.MILLISECONDS)) {
            for (int i = 0; i < HANDFUL; i++) {
                producer.send(args.get("topic"), number++, "no", null);
            }
            producer.flush();
            take(index, producer);
        }
        producer.close();
        take(index, producer);
        producer.failed.forEach(System.err::println);
    }

    private void take(int index, Client.Producer producer) {
        List<Object> rows = producer.take();
        since.addAndGet(index, rows.size());
        acknowledged.addAll(rows);
    }

    private void follow(int index) throws Exception {
        Client.Consumer consumer = client.new Consumer(args.get("group"));
        consumer.subscribe(args.get("topic"));
        long last = System.currentTimeMillis();
        while (readingEnds.getCount() > 0) {
            try {
                List<Messages.Seen> records = consumer.poll(Integer.MAX_VALUE, 100);
                records.forEach(r -> read.add(List.of(r.partition(), r.offset(), r.number())));
                since.addAndGet(index, records.size());
                if (System.currentTimeMillis() - last > 1000) {
                    consumer.consumer.commitSync();
                    last = System.currentTimeMillis();
                }
            } catch (Exception e) {
                // A broker that is away is what this is about.
                System.err.println(e);
            }
        }
        consumer.close();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static Thread start(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                e.printStackTrace();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    Map<String, Object> run() throws Exception {
        Admin.createTopic(client, args.get("topic"), consumers);
        List<Thread> senders = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < producers; i++) {
            int index = i;
            senders.add(start(() -> keep(index)));
        }
        for (int i = producers; i < producers + consumers; i++) {
            int index = i;
            readers.add(start(() -> follow(index)));
        }
        long deadline = System.currentTimeMillis() + BOUND;
        while (!idle().isEmpty() && System.currentTimeMillis() < deadline) {
            Thread.sleep(50);
        }
        if (idle().isEmpty()) {
            System.out.println("ready");
        }
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        while (input.readLine() != null) {
            for (int index = 0; index < since.length(); index++) {
                since.set(index, 0);
            }
        }
        sendingEnds.countDown();
        for (Thread thread : senders) {
            thread.join(BOUND);
        }
        deadline = System.currentTimeMillis() + BOUND;
        while (!read.containsAll(List.copyOf(acknowledged)) && System.currentTimeMillis() < deadline) {
            Thread.sleep(100);
        }
        readingEnds.countDown();
        for (Thread thread : readers) {
            thread.join(10_000);
        }
        return Map.of("records", List.copyOf(acknowledged), "read", List.copyOf(read), "idle", idle());
    }
}
