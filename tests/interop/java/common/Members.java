import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** Members of one group, each with its own consumer in its own thread; as in ../python/group.py. */
final class Members {
    private final List<Member> members = new ArrayList<>();
    private final long deadline;

    /** Joins, keeps what it is assigned paused until told to read, and reads until told to leave. */
    private static final class Member extends Thread {
        final Client client;
        final String topic;
        final String group;
        final List<Messages.Seen> records = Collections.synchronizedList(new ArrayList<>());
        int taken;
        volatile boolean reading;
        volatile boolean leaving;
        volatile CountDownLatch commit;
        volatile Set<Integer> assigned = Set.of();
        volatile Throwable error;

        Member(Client client, String topic, String group) {
            this.client = client;
            this.topic = topic;
            this.group = group;
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                Client.Consumer consumer = client.new Consumer(group);
                consumer.pauseOnAssign = true;
                consumer.subscribe(topic);
                while (!leaving) {
                    if (reading && consumer.pauseOnAssign) {
                        consumer.pauseOnAssign = false;
                        consumer.resume();
                    }
                    records.addAll(consumer.poll(Integer.MAX_VALUE, 100));
                    assigned = consumer.assignment();
                    CountDownLatch asked = commit;
                    if (asked != null) {
                        consumer.commit(records.stream().filter(r -> assigned.contains(r.partition())).toList());
                        commit = null;
                        asked.countDown();
                    }
                }
                consumer.close();
            } catch (Throwable e) {
                error = e;
            }
        }
    }

    Members(Client client, String topic, String group, int count, long boundMilliseconds) {
        deadline = System.currentTimeMillis() + boundMilliseconds;
        for (int i = 0; i < count; i++) {
            Member member = new Member(client, topic, group);
            members.add(member);
            member.start();
        }
    }

    private void await(BooleanSupplier done, String what) throws Exception {
        while (!done.getAsBoolean()) {
            for (Member member : members) {
                if (member.error != null) {
                    throw new RuntimeException(member.error);
                }
            }
            if (System.currentTimeMillis() > deadline) {
                StringBuilder seen = new StringBuilder(what + ": (assigned, read)");
                members.forEach(m -> seen.append(" ").append(m.assigned).append(" ").append(m.records.size()));
                throw new IllegalStateException(seen.toString());
            }
            Thread.sleep(20);
        }
    }

    /** Returns once the members hold three partitions between them, each at least one and none twice. */
    List<Object> awaitAssignment() throws Exception {
        await(() -> {
            List<Integer> held = new ArrayList<>();
            members.forEach(m -> held.addAll(m.assigned));
            Collections.sort(held);
            return held.equals(List.of(0, 1, 2)) && members.stream().noneMatch(m -> m.assigned.isEmpty());
        }, "assignment");
        List<Object> assigned = new ArrayList<>();
        members.forEach(m -> assigned.add(new ArrayList<>(m.assigned)));
        return assigned;
    }

    /** Reads count records and whatever comes in the half second after them. */
    List<Messages.Seen> read(int count) throws Exception {
        members.forEach(m -> m.reading = true);
        await(() -> members.stream().mapToInt(m -> m.records.size() - m.taken).sum() >= count, "reading");
        Thread.sleep(500);
        List<Messages.Seen> records = new ArrayList<>();
        for (Member member : members) {
            Collection<Messages.Seen> all = List.copyOf(member.records);
            records.addAll(all.stream().skip(member.taken).toList());
            member.taken = all.size();
        }
        return records;
    }

    void commit() throws Exception {
        CountDownLatch committed = new CountDownLatch(members.size());
        members.forEach(m -> m.commit = committed);
        await(() -> committed.getCount() == 0, "commit");
    }

    /** The last member closes its consumer. */
    void leave() throws Exception {
        Member member = members.remove(members.size() - 1);
        member.leaving = true;
        member.join(20_000);
        if (member.isAlive() || member.error != null) {
            throw new IllegalStateException("the member did not leave", member.error);
        }
    }

    void close() throws Exception {
        members.forEach(m -> m.leaving = true);
        for (Member member : members) {
            member.join(10_000);
        }
    }
}
