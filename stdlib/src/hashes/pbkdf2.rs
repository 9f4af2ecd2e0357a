//! PBKDF2 (RFC 8018): a key out of a password, as slowly as one likes.
//!
//! The rounds are counted as work done, so that limits and signals end them; the crate of that name knows no such thing.

use super::keyed::Pads;
use super::state::{DIGEST_MAX, Function, State, Visitor};
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;

/// What a round is charged, see [`Thread::spend`].
const ROUND_UNITS: i32 = 20;

struct Derivation<'a> {
    vm: &'a Thread,
    password: &'a Pads,
    salt: &'a [u8],
    iterations: u64,
    size: usize,
    target: &'a mut [u8],
}

impl Visitor for Derivation<'_> {
    type Output = PyResult<()>;

    fn visit<F: Function>(self, start: F) -> PyResult<()> {
        let (mut inner, mut outer) = (start.clone(), start);
        inner.absorb(self.password.inner());
        outer.absorb(self.password.outer());
        for (index, part) in self.target.chunks_mut(self.size).enumerate() {
            let mut first = inner.clone();
            first.absorb(self.salt);
            first.absorb(&(index as u32).wrapping_add(1).to_be_bytes());
            let mut digest = [0; DIGEST_MAX];
            let digest = &mut digest[..self.size];
            seal(first, &outer, digest);
            let mut sum = [0; DIGEST_MAX];
            let sum = &mut sum[..self.size];
            sum.copy_from_slice(digest);
            self.vm.spend(ROUND_UNITS)?;
            for _ in 1..self.iterations {
                let mut next = inner.clone();
                next.absorb(digest);
                seal(next, &outer, digest);
                sum.iter_mut().zip(&*digest).for_each(|(sum, byte)| *sum ^= byte);
                self.vm.spend(ROUND_UNITS)?;
            }
            part.copy_from_slice(&sum[..part.len()]);
        }
        Ok(())
    }
}

/// Writes the keyed digest of what `inner` has hashed.
fn seal<F: Function>(inner: F, outer: &F, digest: &mut [u8]) {
    inner.finish(digest);
    let mut outer = outer.clone();
    outer.absorb(digest);
    outer.finish(digest);
}

/// Fills `target`. The hash function `start` has a digest of fixed length. Signal handlers may run: no slice may be of an object.
pub fn derive(
    vm: &Thread,
    start: State,
    password: &Pads,
    salt: &[u8],
    iterations: u64,
    target: &mut [u8],
) -> PyResult<()> {
    let size = start.digest_size();
    let done = start.visit(Derivation { vm, password, salt, iterations, size, target });
    done.expect("callers refuse functions whose digests have no fixed length")
}
