//! What a client may do, as a bit field of Kafka's operation codes (KIP-430). There is no authorizer, so everybody may
//! do everything that the kind of resource knows.

/// Not asked for.
pub const NOT_ASKED: i32 = i32::MIN;

/// Of a topic: read, write, create, delete, alter, describe, describe configs, alter configs.
pub const TOPIC: i32 = bits(&[3, 4, 5, 6, 7, 8, 10, 11]);

/// Of the cluster: create, alter, describe, cluster action, describe configs, alter configs, idempotent write.
pub const CLUSTER: i32 = bits(&[5, 7, 8, 9, 10, 11, 12]);

/// Of a group: read, delete, describe, describe configs, alter configs.
pub const GROUP: i32 = bits(&[3, 6, 8, 10, 11]);

const fn bits(operations: &[u8]) -> i32 {
    let mut bits = 0;
    let mut i = 0;
    while i < operations.len() {
        bits |= 1 << operations[i];
        i += 1;
    }
    bits
}
