//! kafka-proto's examples, as they are in its folder: the client against our server, with the proxy in between.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use tests::{Server, unique};

#[expect(dead_code, reason = "its main function")]
#[path = "../../../kafka-proto/examples/produce_and_fetch.rs"]
mod produce_and_fetch;
#[expect(dead_code, reason = "its main function")]
#[path = "../../../kafka-proto/examples/proxy.rs"]
mod proxy;

#[test]
fn what_the_client_writes_it_reads_and_the_proxy_prints_it_by_name() {
    let server = Server::shared();
    let lines = Arc::new(Mutex::new(Vec::new()));
    let address = start_proxy(server.address(), Arc::clone(&lines));
    let topic = unique("example");
    for value in ["first", "second"] {
        let read = produce_and_fetch::produce_and_fetch(&address.to_string(), &topic, value);
        assert_eq!(read.expect("read"), value.as_bytes());
    }
    let lines = lines.lock().expect("printed").clone();
    let names: Vec<&str> = lines
        .iter()
        .map(|line: &String| line.split('{').next().unwrap_or_default().trim())
        .collect();
    let once = ["ApiVersions v0", "Metadata v13", "Produce v12", "Fetch v12"];
    assert_eq!(names, [once, once].concat(), "{lines:?}");
    assert!(
        lines[2].contains(&format!(r#""name":"{topic}""#)),
        "{lines:?}"
    );
}

/// Ends with the test's process.
fn start_proxy(broker: SocketAddr, lines: Arc<Mutex<Vec<String>>>) -> SocketAddr {
    let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = listener.local_addr().expect("bound");
    listener.set_nonblocking(true).expect("a socket");
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).expect("a socket");
            let print = move |line: &str| lines.lock().expect("printing").push(line.to_owned());
            proxy::serve(listener, broker.to_string(), print).await
        })
    });
    address
}
