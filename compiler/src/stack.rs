//! How much of the native stack a compilation has used.
//!
//! Recursive passes measure the distance between the addresses of two locals: one taken where the compilation starts, one
//! where they are now. It is exact enough whatever the frames' sizes are, and needs no help from the system.

use std::hint::black_box;

/// A limit on the depth of the native stack, counted from where the guard was made.
#[derive(Clone, Copy, Debug)]
pub struct StackGuard {
    base: usize,
    limit: usize,
}

/// The limit is passed; holds the number of bytes used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StackOverflow(pub usize);

/// The place on the stack. Miri puts the frames anywhere: there all are at one place.
#[inline(always)]
fn here() -> usize {
    if cfg!(miri) {
        return 0;
    }
    let marker = 0u8;
    std::ptr::from_ref(black_box(&marker)) as usize
}

impl StackGuard {
    /// Lets the callers of [`Self::check`] use `limit` bytes from here on.
    pub fn new(limit: usize) -> Self {
        StackGuard { base: here(), limit }
    }

    #[inline(always)]
    pub fn check(&self) -> Result<(), StackOverflow> {
        let used = self.base.abs_diff(here());
        if used > self.limit { Err(StackOverflow(used)) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn descend(guard: &StackGuard, depth: u32) -> Result<u32, StackOverflow> {
        guard.check()?;
        let ballast = black_box([depth; 64]);
        descend(guard, depth + 1).map(|d| d.max(black_box(ballast)[0]))
    }

    #[test]
    fn endless_recursion_is_stopped() {
        let overflow = descend(&StackGuard::new(100_000), 0).unwrap_err();
        assert!((100_000..200_000).contains(&overflow.0));
    }
}
