//! Numbers that look drawn and are always the same: they decide between what is equal otherwise.

/// A number from a seed and some words: FNV-1a, then the finaliser of SplitMix64. It is the same
/// on every machine and in every version, which no library promises of its hash.
pub fn mixed(seed: u64, words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    let start = 0xcbf2_9ce4_8422_2325_u64 ^ seed;
    let mut hash = bytes.fold(start, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
