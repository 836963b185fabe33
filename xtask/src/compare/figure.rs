//! What is measured of a load, and where a driver's JSON has it.

use serde_json::Value;

/// One kind of figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// The broker's user and system time.
    Cpu,
    /// The part of it that the broker's first thread took, where Chronik's loop runs.
    LoopCpu,
    Rate,
    P50,
    P99,
    P999,
    Max,
    FirstRecord,
    Start,
    Resident,
    Peak,
    IdleCpu,
    EachConnection,
    EachPartition,
    EachGroup,
    EachCommit,
}

impl Figure {
    pub fn name(self) -> &'static str {
        match self {
            Self::Cpu => "broker CPU, s a million",
            Self::LoopCpu => "… of its loop, s a million",
            Self::Rate => "messages/s (client-bound)",
            Self::P50 => "p50, ms",
            Self::P99 => "p99, ms",
            Self::P999 => "p99.9, ms",
            Self::Max => "max, ms",
            Self::FirstRecord => "first record after, ms",
            Self::Start => "exec to first Metadata, ms",
            Self::Resident => "resident, MiB",
            Self::Peak => "most resident, MiB",
            Self::IdleCpu => "CPU of a core, %",
            Self::EachConnection => "memory a connection, bytes",
            Self::EachPartition => "memory a partition, bytes",
            Self::EachGroup => "memory a group, bytes",
            Self::EachCommit => "broker CPU, µs a commit",
        }
    }

    /// Whether more of it is better.
    pub fn is_better_high(self) -> bool {
        self == Self::Rate
    }

    /// Where a driver has it; what is seen of the broker's process from here is in no driver's report.
    fn pointers(self) -> &'static [&'static str] {
        match self {
            Self::Cpu => &["/broker_cpu_s_per_million"],
            Self::Rate => &["/acknowledged_per_s", "/received_per_s"],
            Self::P50 => &[
                "/latency/end_to_end/p50_ms",
                "/latency/acknowledgement/p50_ms",
                "/p50_ms",
            ],
            Self::P99 => &[
                "/latency/end_to_end/p99_ms",
                "/latency/acknowledgement/p99_ms",
                "/p99_ms",
            ],
            Self::P999 => &[
                "/latency/end_to_end/p99_9_ms",
                "/latency/acknowledgement/p99_9_ms",
                "/p99_9_ms",
            ],
            Self::Max => &[
                "/latency/end_to_end/max_ms",
                "/latency/acknowledgement/max_ms",
                "/max_ms",
            ],
            Self::FirstRecord => &["/figures/first_record_after_ms", "/first_record_after_ms"],
            Self::EachConnection => &["/figures/broker_memory_for_each_bytes"],
            Self::EachPartition => &["/figures/broker_memory_for_each_partition_bytes"],
            Self::EachGroup => &["/figures/broker_memory_for_each_group_bytes"],
            Self::EachCommit => &["/figures/broker_CPU_for_each_commit_us"],
            Self::LoopCpu | Self::Start | Self::Resident | Self::Peak | Self::IdleCpu => &[],
        }
    }

    /// Finds it in what a driver reported.
    pub fn find(self, report: &Value) -> Option<f64> {
        self.pointers()
            .iter()
            .find_map(|pointer| report.pointer(pointer)?.as_f64())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn end_to_end_goes_before_acknowledgements() {
        let both = json!({ "latency": {
            "acknowledgement": { "p99_ms": 1.0, "max_ms": 2.0 },
            "end_to_end": { "p99_ms": 3.0 },
        } });
        assert_eq!(Figure::P99.find(&both), Some(3.0));
        assert_eq!(Figure::Max.find(&both), Some(2.0));
        assert_eq!(Figure::P50.find(&both), None);
        assert_eq!(Figure::P50.find(&json!({ "p50_ms": 0.5 })), Some(0.5));
    }
}
