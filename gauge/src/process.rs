//! CPU time and memory of a process, where the system tells them.

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::path::Path;

use rustix::time::{ClockId, clock_gettime};

/// User and system time of this process, in seconds.
pub fn own_cpu_seconds() -> f64 {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}

/// User and system time of a process, in seconds; `None` where there is no `/proc` or no such process.
pub fn cpu_seconds(pid: u32) -> Option<f64> {
    stat_seconds(&format!("/proc/{pid}/stat"), 14)
}

/// User and system time of all children that this process has waited for, in seconds.
pub fn children_cpu_seconds() -> Option<f64> {
    stat_seconds("/proc/self/stat", 16)
}

/// User and system time of each thread of a process, by the thread's name, in seconds. The first thread has the program's
/// name.
pub fn thread_cpu_seconds(pid: u32) -> BTreeMap<String, f64> {
    let mut threads = BTreeMap::new();
    let tasks = std::fs::read_dir(format!("/proc/{pid}/task"));
    for task in tasks.into_iter().flatten().flatten() {
        let name = std::fs::read_to_string(task.path().join("comm"));
        let stat = task.path().join("stat");
        if let (Ok(name), Some(seconds)) = (name, stat_seconds(&stat.to_string_lossy(), 14)) {
            *threads.entry(name.trim().to_owned()).or_default() += seconds;
        }
    }
    threads
}

/// The sum of two neighbouring times, the first being field number `first` as proc(5) counts.
fn stat_seconds(path: &str, first: usize) -> Option<f64> {
    let stat = std::fs::read_to_string(path).ok()?;
    // The second field is a name in parentheses that may hold anything; the third follows it.
    let (_, rest) = stat.rsplit_once(") ")?;
    let mut fields = rest.split(' ').skip(first - 3);
    let mut ticks = || fields.next()?.parse::<u64>().ok();
    Some((ticks()? + ticks()?) as f64 / rustix::param::clock_ticks_per_second() as f64)
}

/// Resident memory of a process in bytes.
pub fn resident_bytes(pid: u32) -> Option<u64> {
    status_bytes(pid, "VmRSS:")
}

/// The most resident memory that a process ever had, in bytes.
pub fn peak_resident_bytes(pid: u32) -> Option<u64> {
    status_bytes(pid, "VmHWM:")
}

fn status_bytes(pid: u32, field: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(field))?;
    line.trim()
        .trim_end_matches(" kB")
        .parse::<u64>()
        .ok()
        .map(|kib| kib * 1024)
}

/// The process on this host that listens at `HOST:PORT`, if it can be seen.
pub fn listener(address: &str) -> Option<u32> {
    let addresses: Vec<SocketAddr> = address.to_socket_addrs().ok()?.collect();
    let mut inodes = BTreeSet::new();
    for table in ["/proc/net/tcp", "/proc/net/tcp6"] {
        let text = std::fs::read_to_string(table).unwrap_or_default();
        inodes.extend(
            text.lines()
                .skip(1)
                .filter_map(|line| listening_inode(line, &addresses)),
        );
    }
    if inodes.is_empty() {
        return None;
    }
    let processes = std::fs::read_dir("/proc").ok()?;
    processes
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse::<u32>().ok())
        .find(|pid| holds_socket(*pid, &inodes))
}

/// The inode of the listening socket in a line of `/proc/net/tcp`, if it takes connections to one of `addresses`.
fn listening_inode(line: &str, addresses: &[SocketAddr]) -> Option<String> {
    const LISTEN: &str = "0A";
    let fields: Vec<&str> = line.split_whitespace().collect();
    let (ip, port) = fields.get(1)?.split_once(':')?;
    let port = u16::from_str_radix(port, 16).ok()?;
    let ip = parse_ip(ip)?;
    let takes = |address: &SocketAddr| {
        let is_local = address.ip().is_loopback() || ip == address.ip().to_canonical();
        port == address.port()
            && is_local
            && (ip.is_unspecified() || ip == address.ip().to_canonical())
    };
    let found = *fields.get(3)? == LISTEN && addresses.iter().any(takes);
    found.then(|| fields.get(9).map(|inode| (*inode).to_owned()))?
}

/// Addresses stand there as hexadecimal words in the order of the machine's bytes.
fn parse_ip(hex: &str) -> Option<IpAddr> {
    let words = hex.as_bytes().chunks(8).map(|word| {
        let word = u32::from_str_radix(std::str::from_utf8(word).ok()?, 16).ok()?;
        Some(word.to_ne_bytes())
    });
    let bytes = words.collect::<Option<Vec<_>>>()?.concat();
    match bytes.len() {
        4 => Some(<[u8; 4]>::try_from(bytes).ok()?.into()),
        16 => Some(IpAddr::from(<[u8; 16]>::try_from(bytes).ok()?).to_canonical()),
        _ => None,
    }
}

fn holds_socket(pid: u32, inodes: &BTreeSet<String>) -> bool {
    let Ok(open) = std::fs::read_dir(Path::new("/proc").join(pid.to_string()).join("fd")) else {
        return false;
    };
    open.filter_map(|entry| std::fs::read_link(entry.ok()?.path()).ok())
        .any(|target| {
            let target = target.to_string_lossy();
            let inode = target
                .strip_prefix("socket:[")
                .and_then(|rest| rest.strip_suffix(']'));
            inode.is_some_and(|inode| inodes.contains(inode))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_process_is_found_by_the_port_it_listens_on() {
        for host in ["127.0.0.1:0", "0.0.0.0:0"] {
            let socket = std::net::TcpListener::bind(host).expect("a port");
            let port = socket.local_addr().expect("an address").port();
            let found = listener(&format!("localhost:{port}"));
            assert_eq!(found, Some(std::process::id()));
        }
    }

    #[test]
    fn this_process_uses_memory_and_time() {
        let pid = std::process::id();
        assert!(resident_bytes(pid).is_some_and(|bytes| bytes > 1 << 16));
        assert!(peak_resident_bytes(pid).is_some_and(|bytes| bytes > 1 << 16));
        assert!(own_cpu_seconds() > 0.0);
        assert!(children_cpu_seconds().is_some());
        assert!(!thread_cpu_seconds(pid).is_empty());
    }

    #[test]
    fn time_that_is_used_is_seen() {
        let before = cpu_seconds(std::process::id()).expect("a process");
        let mut sum = 0_u64;
        while cpu_seconds(std::process::id()).is_some_and(|now| now <= before) {
            sum = std::hint::black_box(sum + 1);
        }
        assert!(sum > 0);
    }
}
