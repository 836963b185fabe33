//! Checking one segment and the files beside it.

use std::collections::BTreeSet;

use super::index::IndexCheck;
use super::partition::{Progress, walk};
use super::repair::Rebuilt;
use super::walk::Gap;
use super::{Check, Finding, Severity};
use crate::log::active::Active;
use crate::log::index::{IndexEntry, OffsetEntry, TimeEntry};
use crate::log::names::FileKind;
use crate::log::segment::{Place, Segment};
use crate::log::{Disk, LogConfig, StorageFailure, txn_index};

/// The files of one segment.
pub(super) struct SegmentFiles<'a> {
    pub place: Place<'a>,
    pub base_offset: i64,
    pub kinds: &'a BTreeSet<FileKind>,
    /// Whether it is the one that is appended to.
    pub is_newest: bool,
}

impl SegmentFiles<'_> {
    pub fn finding(&self, severity: Severity, kind: FileKind, what: &str) -> Finding {
        Finding {
            partition: self.place.folder.to_owned(),
            ..super::of_root(severity, &kind.name(self.base_offset), what)
        }
    }
}

impl<D: Disk> Check<D> {
    /// Goes through a segment once: its entries, its indexes against them, its aborted transactions.
    pub(super) fn check_segment(
        &mut self,
        of: &SegmentFiles<'_>,
        progress: &mut Progress,
        findings: &mut Vec<Finding>,
    ) -> Result<(), StorageFailure> {
        let base_offset = of.base_offset;
        let at = of.place.file(base_offset, FileKind::Log);
        let len = self.files.len(at)?.unwrap_or(0);
        let offsets = self.index_file(of, FileKind::OffsetIndex)?;
        let times = self.index_file(of, FileKind::TimeIndex)?;
        let mut offsets = offsets.map(|bytes| IndexCheck::<OffsetEntry>::new(&bytes, base_offset));
        let mut times = times.map(|bytes| IndexCheck::<TimeEntry>::new(&bytes, base_offset));

        let config = LogConfig::default();
        let mut segment = Segment::empty(base_offset);
        let mut active = Active::new(0);
        let mut aborted = Vec::new();
        let mut batches = 0;
        let mut rebuilt_at = 0;
        let expected = progress.next_offset.max(base_offset);
        let mut walk = walk(of.place, base_offset, len, expected);
        let gaps = walk.run(&mut self.files, |position, entry, bytes| {
            batches += 1;
            // In the file as it will be without its gaps.
            segment.note(&mut active, entry, rebuilt_at, &config);
            rebuilt_at += entry.size as u64;
            if let Some(index) = &mut offsets {
                index.visit(position, entry);
            }
            if let Some(index) = &mut times {
                index.visit(entry, segment.largest.timestamp);
            }
            aborted.extend(progress.producers.appended(entry, entry.marker(bytes)));
        })?;
        progress.next_offset = walk.next_offset;
        self.checked.segments += 1;
        self.checked.batches += batches;
        self.checked.bytes += len;

        // The next start makes these anew in any case.
        let will_recover = !self.clean && progress.next_offset >= progress.recovery_point;
        let severity = if will_recover {
            Severity::Note
        } else {
            Severity::Cache
        };
        let mut odd = Vec::new();
        odd.extend(judge_index(
            of,
            FileKind::OffsetIndex,
            offsets,
            len > 0,
            |index| {
                index.finish();
                index.wrong
            },
        ));
        odd.extend(judge_index(
            of,
            FileKind::TimeIndex,
            times,
            len > 0,
            |index| {
                index.finish();
                index.wrong
            },
        ));
        let stored = self.index_file(of, FileKind::TransactionIndex)?;
        let right = txn_index::content(&aborted);
        if progress.transactions_known && stored.as_deref().unwrap_or_default() != right {
            let what = "the aborted transactions in it are not those of the segment";
            odd.push(of.finding(Severity::Cache, FileKind::TransactionIndex, what));
        }
        for finding in &mut odd {
            finding.severity = severity;
        }
        let torn = |gap: &Gap| {
            !self.clean
                && of.is_newest
                && gap.until.is_none()
                && gap.next_offset >= progress.recovery_point
        };
        let mut damage = Vec::new();
        for gap in &gaps {
            let (severity, then) = if torn(gap) {
                (
                    Severity::Note,
                    "; a torn tail, which the next start cuts off",
                )
            } else {
                (Severity::Damage, "")
            };
            let until = gap.until.unwrap_or(len);
            let what = format!(
                "{}: {} bytes are no batch{then}",
                gap.reason,
                until - gap.position
            );
            let mut finding = of.finding(severity, FileKind::Log, &what);
            finding.position = Some(gap.position);
            finding.offset = Some(gap.next_offset);
            damage.push(finding);
        }
        if self.repair && !(odd.is_empty() && damage.is_empty()) {
            let (offsets, times) = segment.take_indexes(&mut active);
            let rebuilt = Rebuilt {
                offsets,
                times,
                aborted: right,
            };
            self.repair_segment(of, &gaps, len, rebuilt, &mut damage, &mut odd)?;
        }
        findings.append(&mut damage);
        findings.append(&mut odd);
        Ok(())
    }

    fn index_file(
        &mut self,
        of: &SegmentFiles<'_>,
        kind: FileKind,
    ) -> Result<Option<Vec<u8>>, StorageFailure> {
        if !of.kinds.contains(&kind) {
            return Ok(None);
        }
        let path = of.place.file(of.base_offset, kind).path();
        self.files.read_small(&path)
    }
}

/// What is wrong with an index, if anything is.
fn judge_index<E: IndexEntry>(
    of: &SegmentFiles<'_>,
    kind: FileKind,
    index: Option<IndexCheck<E>>,
    is_needed: bool,
    finish: impl FnOnce(&mut IndexCheck<E>) -> Option<(usize, &'static str)>,
) -> Option<Finding> {
    let Some(mut index) = index else {
        return is_needed.then(|| of.finding(Severity::Cache, kind, "it is missing"));
    };
    let (number, why) = finish(&mut index)?;
    let mut finding = of.finding(Severity::Cache, kind, why);
    finding.position = Some(IndexCheck::<E>::position(number));
    Some(finding)
}
