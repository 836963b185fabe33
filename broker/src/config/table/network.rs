//! Listeners, connections and the threads behind them.

use super::keys;

keys! { NETWORK: Broker
    "advertised.listeners" Used List null, Any, High ReadOnly "Addresses that clients are told to connect to; where unset, those of listeners.";
    "connection.failed.authentication.delay.ms" Inert Int "100", AtLeast(0), Low ReadOnly "Pause before a connection that failed to authenticate is closed, milliseconds.";
    "connections.max.idle.ms" Used Long "600000", Any, Medium ReadOnly "A connection without traffic for this long is closed, milliseconds.";
    "early.start.listeners" Inert List null, Any, High ReadOnly "Listeners that open before the broker is ready.";
    "inter.broker.listener.name" Inert String null, Any, Medium ReadOnly "Listener that brokers use among themselves.";
    "listener.security.protocol.map" Used String "SASL_SSL:SASL_SSL,PLAINTEXT:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT", Any, Low PerBroker "Which security protocol each named listener speaks.";
    "listeners" Used List "PLAINTEXT://localhost:9092", Any, High PerBroker "Addresses that the broker listens on, as NAME://host:port.", differs "PLAINTEXT://:9092" "a fresh broker is reachable from its own machine only; localhost is both loopback addresses";
    "max.connection.creation.rate" Inert Int "2147483647", AtLeast(0), Medium ClusterWide "Most new connections a second.";
    "max.connections" Used Int "2147483647", AtLeast(0), Medium ClusterWide "Most connections; never more than six tenths of what the system allows the process to open.";
    "max.connections.per.ip" Used Int "1000", AtLeast(0), Medium ClusterWide "Most connections from one address; loopback is exempt.", differs "2147483647" "one client cannot take every descriptor";
    "max.connections.per.ip.overrides" Inert String "", Any, Medium ClusterWide "Other limits for single addresses, as address:number.";
    "num.io.threads" Inert Int "8", AtLeast(1), High ClusterWide "Threads that work on requests.";
    "num.network.threads" Inert Int "3", AtLeast(1), High ClusterWide "Threads that read and write connections.";
    "queued.max.request.bytes" Used Long "-1", Any, Medium ReadOnly "Bytes of requests held at once; -1 for a quarter of chronik.memory.max.bytes.";
    "queued.max.requests" Inert Int "500", AtLeast(1), High ReadOnly "Requests held at once before connections are no longer read.";
    "request.timeout.ms" Inert Int "30000", Any, High ReadOnly "Time that a request of this broker's own may take, milliseconds.";
    "socket.connection.setup.timeout.max.ms" Inert Long "30000", Any, Medium ReadOnly "Longest time that an outgoing connection may take, milliseconds.";
    "socket.connection.setup.timeout.ms" Inert Long "10000", Any, Medium ReadOnly "First time that an outgoing connection may take, milliseconds.";
    "socket.listen.backlog.size" Used Int "50", AtLeast(1), Medium ReadOnly "Connections that may wait to be accepted.";
    "socket.receive.buffer.bytes" Used Int "102400", Any, High ReadOnly "Receive buffer of client sockets, bytes; -1 leaves it to the system.";
    "socket.request.max.bytes" Used Int "104857600", AtLeast(1), High ReadOnly "Largest request, bytes.";
    "socket.send.buffer.bytes" Used Int "102400", Any, High ReadOnly "Send buffer of client sockets, bytes; -1 leaves it to the system.";
}
