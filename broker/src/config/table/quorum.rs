//! The node, the quorum of controllers and the metadata log.

use super::keys;

keys! { QUORUM: Broker
    "broker.heartbeat.interval.ms" Inert Int "2000", Any, Medium ReadOnly "Time between a broker's heartbeats to its controller, milliseconds.";
    "broker.id" Used Int "-1", Any, High ReadOnly "Older name of node.id; where both are set they have to be equal.";
    "broker.rack" Used String null, Any, Medium ReadOnly "Rack of this broker, told to clients that prefer near replicas.";
    "broker.session.timeout.ms" Inert Int "9000", Any, Medium ReadOnly "How long a broker may miss heartbeats before its controller fences it, milliseconds.";
    "controller.listener.names" Used List null, Any, High ReadOnly "Listeners for controllers; this broker opens none of them.", differs "" "one node needs no listener for controllers";
    "controller.performance.always.log.threshold.ms" Inert Long "2000", AtLeast(0), Hidden ReadOnly "Controller events slower than this are logged, milliseconds.";
    "controller.performance.sample.period.ms" Inert Long "60000", AtLeast(100), Hidden ReadOnly "Time between summaries of controller events, milliseconds.";
    "controller.quorum.append.linger.ms" Inert Int "25", AtLeast(0), Medium ReadOnly "How long a controller gathers records into a batch, milliseconds.";
    "controller.quorum.auto.join.enable" Inert Boolean "false", Any, Low ReadOnly "Whether a new controller joins the quorum by itself.";
    "controller.quorum.bootstrap.servers" Inert List "", NonEmpty, High ReadOnly "Where to find the quorum of controllers.";
    "controller.quorum.election.backoff.max.ms" Inert Int "1000", AtLeast(0), High ReadOnly "Longest pause between elections of a controller, milliseconds.";
    "controller.quorum.election.timeout.ms" Inert Int "1000", AtLeast(0), High ReadOnly "How long an election waits for votes, milliseconds.";
    "controller.quorum.fetch.max.bytes" Inert Int "1048576", AtLeast(1), Low ReadOnly "Most bytes that a follower fetches of the metadata log at once.";
    "controller.quorum.fetch.snapshot.max.bytes" Inert Int "1048576", AtLeast(1), Low ReadOnly "Most bytes that a follower fetches of a metadata snapshot at once.";
    "controller.quorum.fetch.timeout.ms" Inert Int "2000", AtLeast(0), High ReadOnly "How long a follower goes without a leader before it stands for election, milliseconds.";
    "controller.quorum.request.timeout.ms" Inert Int "2000", AtLeast(0), Medium ReadOnly "How long a request between controllers may take, milliseconds.";
    "controller.quorum.retry.backoff.ms" Inert Int "20", AtLeast(0), Low ReadOnly "Pause before a request between controllers is repeated, milliseconds.";
    "controller.quorum.voters" Used List "", NonEmpty, High ReadOnly "Controllers of the quorum as id@host:port; this broker is its own, so none but itself may stand here.";
    "controller.quota.window.num" Inert Int "11", AtLeast(1), Low ReadOnly "Samples kept to throttle changes of topics.";
    "controller.quota.window.size.seconds" Inert Int "1", AtLeast(1), Low ReadOnly "Length of such a sample, seconds.";
    "controller.socket.timeout.ms" Inert Int "30000", Any, Medium ReadOnly "Time a connection to the controller may stall, milliseconds.";
    "initial.broker.registration.timeout.ms" Inert Int "60000", Any, Medium ReadOnly "How long a starting broker tries to register with its controller, milliseconds.";
    "internal.metadata.delete.delay.millis" Inert Long "60000", Any, Hidden ReadOnly "Delay before files of the metadata log are removed, milliseconds.";
    "internal.metadata.log.segment.bytes" Inert Int null, Any, Hidden ReadOnly "Segment size of the metadata log without its lower bound, bytes.";
    "internal.metadata.max.batch.size.in.bytes" Inert Int "8388608", Any, Hidden ReadOnly "Largest batch in the metadata log, bytes.";
    "metadata.log.dir" Inert String null, Any, High ReadOnly "Directory of the metadata log, where it is not the first data directory.";
    "metadata.log.max.record.bytes.between.snapshots" Used Long "20971520", AtLeast(1), High ReadOnly "Bytes of metadata records after which a snapshot is written.";
    "metadata.log.max.snapshot.interval.ms" Used Long "3600000", AtLeast(0), High ReadOnly "Time after which a snapshot of the metadata is written, milliseconds; 0 for never.";
    "metadata.log.segment.bytes" Used Int "1073741824", AtLeast(8_388_608), High ReadOnly "Size at which the metadata log starts a new segment, bytes.";
    "metadata.log.segment.ms" Used Long "604800000", Any, High ReadOnly "Time after which the metadata log starts a new segment, milliseconds.";
    "metadata.max.idle.interval.ms" Inert Int "500", AtLeast(0), Low ReadOnly "Time after which an idle controller appends an empty record, milliseconds.";
    "metadata.max.retention.bytes" Used Long "104857600", Any, High ReadOnly "Bytes of the metadata log and its snapshots that are kept.";
    "metadata.max.retention.ms" Used Long "604800000", Any, High ReadOnly "Time that the metadata log and its snapshots are kept, milliseconds.";
    "node.id" Used Int "1", AtLeast(0), High ReadOnly "Number of this broker in its cluster.", differs "" "one node needs no choice";
    "process.roles" Used List "broker,controller", EachOf(&["broker", "controller"]), High ReadOnly "Roles of this process; this broker is always both broker and controller.", differs "" "one node is both";
}
