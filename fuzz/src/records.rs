//! Records of any magic: everything that a broker and a client do with bytes from outside.

use kafka_proto::records::{
    BATCH_HEADER_LEN, Compression, LOG_OVERHEAD, Magic, PEEK_LEN, ProduceLimits, RecordsError,
    TimestampType, batches, check_produced, convert_down, convert_up, crc32c, len_before_zstd,
    max_magic, peek,
};

/// What a batch may decompress to.
const BOUND: usize = 1 << 18;

pub(crate) fn records(input: &[u8]) {
    let Some((mode, bytes)) = input.split_first() else {
        return;
    };
    if mode & 0x80 == 0 {
        read_every_way(*mode, bytes);
    } else {
        // Most changes break a checksum, and little behind it would ever be seen.
        let mut mended = bytes.to_vec();
        mend_checksums(&mut mended);
        read_every_way(*mode, &mended);
    }
}

fn read_every_way(mode: u8, bytes: &[u8]) {
    produce(&limits(mode), bytes);
    drop(count(bytes));
    for to in [Magic::V0, Magic::V1] {
        if let Ok(down) = convert_down(bytes, to, 3, BOUND) {
            assert!(max_magic(&down) <= to.number());
        }
    }
    if let Ok(up) = convert_up(bytes, BOUND) {
        assert!(up.is_empty() || max_magic(&up) == Magic::V2.number());
        assert_eq!(count(&up), count(bytes));
    }
    max_magic(bytes);
    assert!(len_before_zstd(bytes) <= bytes.len());
    for batch in batches(bytes).allow_partial().flatten() {
        drop(batch.find_timestamp(1_700_000_000_003, 0, BOUND));
    }
}

/// What a topic allows, and the version of the request.
fn limits(mode: u8) -> ProduceLimits {
    ProduceLimits {
        produce_version: if mode & 1 == 0 { 9 } else { 2 },
        now_ms: 1_700_000_000_000,
        max_decompressed_bytes: BOUND,
        compacted: mode & 2 != 0,
        timestamp_type: if mode & 4 == 0 {
            TimestampType::CreateTime
        } else {
            TimestampType::LogAppendTime
        },
        compression: Compression::from_id((mode >> 3 & 7).wrapping_sub(1)).ok(),
        ..ProduceLimits::default()
    }
}

/// As a broker does: what it took can be read back, each record once.
fn produce(limits: &ProduceLimits, bytes: &[u8]) {
    let Ok(produced) = check_produced(bytes, limits) else {
        return;
    };
    let mut stored = match &produced.rewritten {
        Some(rewritten) => rewritten.clone(),
        None => bytes[..produced.size].to_vec(),
    };
    let again = produced
        .assign_offsets(&mut stored, 1000, 7)
        .expect("checked before");
    let stored = again.unwrap_or(stored);
    assert_eq!(count(&stored), Ok(produced.record_count as usize));
    let mut expected = 1000;
    for batch in batches(&stored) {
        let batch = batch.expect("stored");
        batch.check_crc().expect("stored");
        let payload = batch.payload(BOUND).expect("stored");
        for record in batch.records(&payload) {
            assert_eq!(record.expect("stored").offset, expected);
            expected += 1;
        }
    }
}

/// How many records there are, if all of it can be read.
fn count(bytes: &[u8]) -> Result<usize, RecordsError> {
    let mut count = 0;
    for batch in batches(bytes) {
        let batch = batch?;
        let payload = batch.payload(BOUND)?;
        for record in batch.records(&payload) {
            for header in record?.headers {
                std::hint::black_box(header);
            }
            count += 1;
        }
    }
    Ok(count)
}

/// Gives every batch and message of a blob the checksum of what it holds.
pub(crate) fn mend_checksums(blob: &mut [u8]) {
    let mut rest = blob;
    while rest.len() > PEEK_LEN {
        let Ok(peek) = peek(rest) else {
            return;
        };
        let Some((batch, behind)) = std::mem::take(&mut rest).split_at_mut_checked(peek.size)
        else {
            return;
        };
        // Where the checksum stands, and what it is of.
        let (at, from, crc) = match peek.magic {
            Magic::V2 if batch.len() < BATCH_HEADER_LEN => return,
            Magic::V2 => (17, 21, crc32c(&batch[21..])),
            Magic::V0 | Magic::V1 => (
                LOG_OVERHEAD,
                LOG_OVERHEAD + 4,
                crc32fast::hash(&batch[LOG_OVERHEAD + 4..]),
            ),
        };
        batch[at..from].copy_from_slice(&crc.to_be_bytes());
        rest = behind;
    }
}
