//! The sockets that clients connect to.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};

use anyhow::{Context, Result, anyhow};
use mio::net::TcpListener;
use socket2::{Domain, Protocol, Socket, Type};
use tracing::warn;

use crate::config::{BrokerConfig, Listener};
use crate::core::Endpoint;

/// A socket that accepts connections. Its place in the list is its [`ListenerIndex`](crate::core::event::ListenerIndex).
#[derive(Debug)]
pub struct Listening {
    /// The socket.
    pub socket: TcpListener,
    /// Where it listens.
    pub address: SocketAddr,
    /// What clients that come in here are told to connect to.
    pub advertised: Endpoint,
}

/// Opens every listener. A host that stands for several addresses gets a socket for each.
///
/// # Errors
/// An address cannot be had; says which, and what to do.
pub fn open(config: &BrokerConfig) -> Result<Vec<Listening>> {
    let mut opened = Vec::new();
    for listener in &config.listeners {
        let mut port = listener.port;
        let mut refused = None;
        let before = opened.len();
        for host in hosts(listener)? {
            let address = SocketAddr::new(host, port);
            match bind(address, config.socket_listen_backlog_size) {
                Ok(socket) => {
                    let address = socket.local_addr().with_context(|| format!("{address}"))?;
                    // The further addresses of a name get the port that the system chose for the first.
                    port = address.port();
                    opened.push(Listening {
                        socket,
                        address,
                        advertised: advertised(listener, address),
                    });
                }
                Err(error) if is_missing_family(&error) => refused = Some((address, error)),
                Err(error) => return Err(explain(address, error)),
            }
        }
        match refused {
            Some((address, error)) if opened.len() == before => {
                return Err(explain(address, error));
            }
            Some((address, error)) => {
                warn!("not listening on {address}: {error}; the other addresses are enough")
            }
            None => {}
        }
    }
    Ok(opened)
}

fn hosts(listener: &Listener) -> Result<Vec<IpAddr>> {
    let host = listener.host.as_str();
    if host.is_empty() {
        return Ok(vec![
            Ipv4Addr::UNSPECIFIED.into(),
            Ipv6Addr::UNSPECIFIED.into(),
        ]);
    }
    if host.eq_ignore_ascii_case("localhost") {
        return Ok(vec![Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
    }
    if let Ok(address) = host.parse() {
        return Ok(vec![address]);
    }
    let mut hosts = Vec::new();
    for address in (host, listener.port)
        .to_socket_addrs()
        .with_context(|| format!("cannot listen on {host}"))?
    {
        if !hosts.contains(&address.ip()) {
            hosts.push(address.ip());
        }
    }
    Ok(hosts)
}

fn bind(address: SocketAddr, backlog: i32) -> std::io::Result<TcpListener> {
    let socket = Socket::new(
        Domain::for_address(address),
        Type::STREAM,
        Some(Protocol::TCP),
    )?;
    if address.is_ipv6() {
        socket.set_only_v6(true)?;
    }
    socket.set_nonblocking(true)?;
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(backlog)?;
    Ok(TcpListener::from_std(socket.into()))
}

/// Who came in on a loopback address is told that very address: the name could lead to the other one.
fn advertised(listener: &Listener, address: SocketAddr) -> Endpoint {
    let by_name =
        listener.advertised_host.eq_ignore_ascii_case("localhost") && address.ip().is_loopback();
    Endpoint {
        host: if by_name {
            address.ip().to_string()
        } else {
            listener.advertised_host.clone()
        },
        port: if listener.advertised_port == 0 {
            address.port()
        } else {
            listener.advertised_port
        },
    }
}

/// Whether a machine without IPv6 (or IPv4) says this.
fn is_missing_family(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::AddrNotAvailable | ErrorKind::Unsupported
    ) || error.raw_os_error() == Some(rustix::io::Errno::AFNOSUPPORT.raw_os_error())
}

fn explain(address: SocketAddr, error: std::io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::AddrInUse => anyhow!(
            "cannot listen on {address}: the port is in use; stop the program that has it, or choose another with \
             --listen HOST:PORT"
        ),
        ErrorKind::AddrNotAvailable => anyhow!(
            "cannot listen on {address}: this machine does not have that address; choose another with --listen HOST:PORT"
        ),
        ErrorKind::PermissionDenied => anyhow!(
            "cannot listen on {address}: not permitted; ports below 1024 are for privileged users, choose another with \
             --listen HOST:PORT"
        ),
        _ => anyhow!("cannot listen on {address}: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn config(listeners: &str) -> BrokerConfig {
        let properties = BTreeMap::from([("listeners".to_owned(), listeners.to_owned())]);
        BrokerConfig::from_properties(&properties)
            .expect("it is fine")
            .0
    }

    #[test]
    fn localhost_is_every_loopback_address_under_one_port() {
        let opened = open(&config("PLAINTEXT://localhost:0")).expect("a port is free");
        assert_eq!(opened[0].address.ip(), IpAddr::from(Ipv4Addr::LOCALHOST));
        for listening in &opened {
            assert!(listening.address.ip().is_loopback());
            assert_eq!(listening.address.port(), opened[0].address.port());
            assert_eq!(
                listening.advertised.host,
                listening.address.ip().to_string()
            );
            assert_eq!(listening.advertised.port, listening.address.port());
        }
    }

    #[test]
    fn a_busy_port_is_named() {
        let first = open(&config("PLAINTEXT://127.0.0.1:0")).expect("a port is free");
        let address = first[0].address;
        let error = open(&config(&format!("PLAINTEXT://{address}")))
            .expect_err("it is taken")
            .to_string();
        assert!(
            error.contains(&address.to_string()) && error.contains("--listen"),
            "{error}"
        );
    }

    #[test]
    fn an_address_of_another_machine_is_named() {
        let error = open(&config("PLAINTEXT://192.0.2.1:0"))
            .expect_err("not ours")
            .to_string();
        assert!(error.contains("192.0.2.1"), "{error}");
    }
}
