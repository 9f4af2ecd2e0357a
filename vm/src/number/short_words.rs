//! Up to eight bytes as a number, and back, in either order. Two loads or stores that overlap do for any length; bytes copied to a
//! word of their own first would be written in parts and read as a whole a moment later, which a processor waits for.

/// The number that up to eight bytes are.
#[inline(always)]
pub fn load(bytes: &[u8], little: bool) -> u64 {
    let low = load_little(bytes);
    match bytes.len() {
        _ if little => low,
        0 => 0,
        len => low.swap_bytes() >> (64 - 8 * len),
    }
}

#[inline(always)]
fn load_little(bytes: &[u8]) -> u64 {
    debug_assert!(bytes.len() <= 8);
    if let Some(word) = bytes.first_chunk() {
        return u64::from_le_bytes(*word);
    }
    if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let tail = u64::from(u32::from_le_bytes(*tail));
        return u64::from(u32::from_le_bytes(*head)) | tail << (8 * (bytes.len() - 4));
    }
    match *bytes {
        [] => 0,
        [only] => u64::from(only),
        [a, b] => u64::from(u16::from_le_bytes([a, b])),
        [a, b, c, ..] => u64::from(u32::from_le_bytes([a, b, c, 0])),
    }
}

/// Fills up to eight bytes with the low bytes of `bits`.
#[inline(always)]
pub fn store(out: &mut [u8], bits: u64, little: bool) {
    match out.len() {
        _ if little => store_little(out, bits),
        0 => {}
        len => store_little(out, bits.swap_bytes() >> (64 - 8 * len)),
    }
}

#[inline(always)]
fn store_little(out: &mut [u8], bits: u64) {
    let len = out.len();
    debug_assert!(len <= 8);
    if let Some(place) = out.first_chunk_mut() {
        *place = bits.to_le_bytes();
    } else if let Some(place) = out.first_chunk_mut() {
        *place = (bits as u32).to_le_bytes();
        if let Some(place) = out.last_chunk_mut() {
            *place = ((bits >> (8 * (len - 4))) as u32).to_le_bytes();
        }
    } else if let Some(place) = out.first_chunk_mut() {
        *place = (bits as u16).to_le_bytes();
        if let Some(last) = out.last_mut() {
            *last = (bits >> (8 * (len - 1))) as u8;
        }
    } else if let [only] = out {
        *only = bits as u8;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_lengths_come_back_in_both_orders() {
        const BITS: u64 = 0xF1E2_D3C4_B5A6_9788;
        for len in 0..=8 {
            let low = if len == 8 { BITS } else { BITS & ((1 << (8 * len)) - 1) };
            for little in [true, false] {
                let mut bytes = [0xAA; 9];
                store(&mut bytes[..len], BITS, little);
                let mut expected = BITS.to_le_bytes()[..len].to_vec();
                if !little {
                    expected.reverse();
                }
                assert_eq!((&bytes[..len], bytes[len]), (&expected[..], 0xAA), "{len} {little}");
                assert_eq!(load(&bytes[..len], little), low, "{len} {little}");
            }
        }
    }
}
