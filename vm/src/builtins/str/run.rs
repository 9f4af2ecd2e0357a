//! Copying and comparing the characters of short strings, as runs of bytes: most strings are shorter than a call of the C library's
//! functions takes to look at.

/// Copies `len` bytes.
///
/// # Safety
/// As for `copy_nonoverlapping`.
#[inline(always)]
pub unsafe fn copy(from: *const u8, to: *mut u8, len: usize) {
    // SAFETY: by contract; each access lies inside the first `len` bytes. Overlapping accesses write the same bytes twice.
    unsafe {
        match len {
            33.. => from.copy_to_nonoverlapping(to, len),
            16.. => {
                let (head, tail) = (word::<u128>(from), word::<u128>(from.add(len - 16)));
                to.cast::<u128>().write_unaligned(head);
                to.add(len - 16).cast::<u128>().write_unaligned(tail);
            }
            8.. => {
                let (head, tail) = (word::<u64>(from), word::<u64>(from.add(len - 8)));
                to.cast::<u64>().write_unaligned(head);
                to.add(len - 8).cast::<u64>().write_unaligned(tail);
            }
            4.. => {
                let (head, tail) = (word::<u32>(from), word::<u32>(from.add(len - 4)));
                to.cast::<u32>().write_unaligned(head);
                to.add(len - 4).cast::<u32>().write_unaligned(tail);
            }
            1.. => {
                let (head, middle, tail) = (*from, *from.add(len / 2), *from.add(len - 1));
                *to = head;
                *to.add(len / 2) = middle;
                *to.add(len - 1) = tail;
            }
            0 => {}
        }
    }
}

/// Copies a slice to another of the same length.
#[inline(always)]
pub fn copy_slice(from: &[u8], to: &mut [u8]) {
    assert!(from.len() == to.len(), "there is as much room as there is to copy");
    // SAFETY: both have as many bytes, and only one of them is shared.
    unsafe { copy(from.as_ptr(), to.as_mut_ptr(), from.len()) }
}

/// Whether two runs of `len` bytes are equal.
///
/// # Safety
/// Both can be read.
#[inline(always)]
pub unsafe fn equal(a: *const u8, b: *const u8, len: usize) -> bool {
    // SAFETY: by contract; each access lies inside the first `len` bytes.
    unsafe {
        match len {
            17.. => {
                word::<u64>(a) == word::<u64>(b)
                    && std::slice::from_raw_parts(a, len) == std::slice::from_raw_parts(b, len)
            }
            8.. => {
                word::<u64>(a) == word::<u64>(b) && word::<u64>(a.add(len - 8)) == word::<u64>(b.add(len - 8))
            }
            4.. => {
                word::<u32>(a) == word::<u32>(b) && word::<u32>(a.add(len - 4)) == word::<u32>(b.add(len - 4))
            }
            1.. => *a == *b && *a.add(len / 2) == *b.add(len / 2) && *a.add(len - 1) == *b.add(len - 1),
            0 => true,
        }
    }
}

/// The bytes at `at` as one number.
///
/// # Safety
/// As many bytes as the number has may be read there.
#[inline(always)]
unsafe fn word<T: Copy>(at: *const u8) -> T {
    // SAFETY: by contract.
    unsafe { at.cast::<T>().read_unaligned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_short_lengths_are_copied_and_compared_whole() {
        let from: Vec<u8> = (1..=40).collect();
        for len in 0..=from.len() {
            let mut to = vec![0; 41];
            // SAFETY: both are long enough.
            unsafe { copy(from.as_ptr(), to.as_mut_ptr(), len) };
            assert_eq!((&to[..len], &to[len..]), (&from[..len], &vec![0; 41 - len][..]));
            // SAFETY: as above.
            assert!(unsafe { equal(from.as_ptr(), to.as_ptr(), len) });
            for changed in 0..len {
                to[changed] ^= 0x80;
                // SAFETY: as above.
                assert!(!unsafe { equal(from.as_ptr(), to.as_ptr(), len) }, "{changed} of {len}");
                to[changed] ^= 0x80;
            }
        }
    }
}
