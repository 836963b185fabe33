//! Zigzag varints, as records have them: signed, lowest seven bits first, at most 5 bytes for 32 bits and 10 for 64.
//! The unsigned ones of flexible messages are another thing (`wire`).

use super::RecordFault;
use super::source::Source;

/// Reads a 32-bit varint. Overlong forms are taken; what exceeds 32 bits in the fifth byte is dropped, as Kafka does.
#[inline]
pub(super) fn read_i32<S: Source>(source: &mut S) -> Result<i32, RecordFault> {
    let first = source.byte()?;
    if first < 0x80 {
        return Ok(unzigzag_i32(u32::from(first)));
    }
    let second = source.byte()?;
    let low = u32::from(first & 0x7f) | u32::from(second & 0x7f) << 7;
    if second < 0x80 {
        return Ok(unzigzag_i32(low));
    }
    let mut value = low;
    for shift in [14, 21, 28] {
        let byte = source.byte()?;
        value |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(unzigzag_i32(value));
        }
    }
    Err(RecordFault::LongVarint)
}

/// Takes a varint of at most three bytes off a slice. `None` if it is longer, or cut.
#[inline(always)]
pub(super) fn short(bytes: &mut &[u8]) -> Option<i32> {
    let (&first, rest) = bytes.split_first()?;
    let mut value = u32::from(first & 0x7f);
    if first < 0x80 {
        *bytes = rest;
        return Some(unzigzag_i32(value));
    }
    let (&second, rest) = rest.split_first()?;
    value |= u32::from(second & 0x7f) << 7;
    if second < 0x80 {
        *bytes = rest;
        return Some(unzigzag_i32(value));
    }
    let (&third, rest) = rest.split_first()?;
    value |= u32::from(third) << 14;
    *bytes = rest;
    (third < 0x80).then(|| unzigzag_i32(value))
}

/// Reads a 64-bit varint.
#[inline]
pub(super) fn read_i64<S: Source>(source: &mut S) -> Result<i64, RecordFault> {
    let first = source.byte()?;
    if first < 0x80 {
        return Ok(unzigzag_i64(u64::from(first)));
    }
    let mut value = u64::from(first & 0x7f);
    for shift in (7..64).step_by(7) {
        let byte = source.byte()?;
        value |= u64::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Ok(unzigzag_i64(value));
        }
    }
    Err(RecordFault::LongVarint)
}

/// Appends a varint; 32-bit values have the same form as 64-bit ones.
pub(super) fn write(out: &mut Vec<u8>, value: i64) {
    let mut rest = zigzag(value);
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// Bytes that [`write`] appends.
pub(super) fn len(value: i64) -> usize {
    (70 - (zigzag(value) | 1).leading_zeros() as usize) / 7
}

fn zigzag(value: i64) -> u64 {
    (value << 1 ^ value >> 63).cast_unsigned()
}

#[inline]
fn unzigzag_i32(value: u32) -> i32 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

#[inline]
fn unzigzag_i64(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

#[cfg(test)]
mod tests {
    use super::super::source::SliceSource;
    use super::*;

    fn written(value: i64) -> Vec<u8> {
        let mut out = Vec::new();
        write(&mut out, value);
        assert_eq!(out.len(), len(value), "{value}");
        out
    }

    #[test]
    fn known_forms() {
        assert_eq!(written(0), [0]);
        assert_eq!(written(-1), [1]);
        assert_eq!(written(63), [126]);
        assert_eq!(written(-64), [127]);
        assert_eq!(written(64), [0x80, 1]);
        assert_eq!(written(i64::from(i32::MAX)), [0xfe, 0xff, 0xff, 0xff, 0x0f]);
        assert_eq!(written(i64::from(i32::MIN)), [0xff, 0xff, 0xff, 0xff, 0x0f]);
        assert_eq!(
            written(i64::MIN),
            [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]
        );
    }

    #[test]
    fn every_length_comes_back() {
        for shift in 0..64 {
            for value in [
                1_i64 << shift,
                (1_i64 << shift).wrapping_sub(1),
                (1_i64 << shift).wrapping_neg(),
            ] {
                let bytes = written(value);
                let expected = i32::try_from(value).ok().filter(|_| bytes.len() <= 3);
                assert_eq!(short(&mut &bytes[..]), expected);
                assert_eq!(read_i64(&mut SliceSource::new(&bytes)), Ok(value));
                if let Ok(narrow) = i32::try_from(value) {
                    assert_eq!(read_i32(&mut SliceSource::new(&bytes)), Ok(narrow));
                }
                for cut in 0..bytes.len() {
                    let cut = read_i64(&mut SliceSource::new(&bytes[..cut]));
                    assert_eq!(cut, Err(RecordFault::Truncated));
                }
            }
        }
    }

    #[test]
    fn overlong_is_taken_endless_is_not() {
        assert_eq!(read_i32(&mut SliceSource::new(&[0x82, 0x80, 0x00])), Ok(1));
        assert_eq!(read_i64(&mut SliceSource::new(&[0x82, 0x80, 0x00])), Ok(1));
        assert_eq!(short(&mut &[0x82, 0x80, 0x00][..]), Some(1));
        assert_eq!(
            read_i32(&mut SliceSource::new(&[0x80; 20])),
            Err(RecordFault::LongVarint)
        );
        assert_eq!(
            read_i64(&mut SliceSource::new(&[0x80; 20])),
            Err(RecordFault::LongVarint)
        );
    }
}
