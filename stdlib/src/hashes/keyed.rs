//! HMAC (RFC 2104) over any of the hash functions whose digest has a fixed length.

use super::state::{BLOCK_MAX, DigestBytes, State};

/// The two hashes: of the message behind the inner pad, and of the outer pad.
#[derive(Clone)]
pub struct Hmac {
    inner: Box<State>,
    outer: Box<State>,
}

/// A key as blocks of a hash function: what the inner and the outer hash begin with.
pub struct Pads {
    inner: [u8; BLOCK_MAX],
    outer: [u8; BLOCK_MAX],
    len: usize,
}

impl Pads {
    /// `start` has hashed nothing yet.
    pub fn new(start: &State, key: &[u8]) -> Pads {
        let mut inner = [0; BLOCK_MAX];
        let len = start.block_size();
        if key.len() > len {
            let mut short = start.clone();
            short.update(key);
            let digest = short.digest();
            inner[..digest.len()].copy_from_slice(&digest);
        } else {
            inner[..key.len()].copy_from_slice(key);
        }
        let mut outer = inner;
        inner.iter_mut().for_each(|byte| *byte ^= 0x36);
        outer.iter_mut().for_each(|byte| *byte ^= 0x5C);
        Pads { inner, outer, len }
    }

    pub fn inner(&self) -> &[u8] {
        &self.inner[..self.len]
    }

    pub fn outer(&self) -> &[u8] {
        &self.outer[..self.len]
    }
}

impl Hmac {
    pub fn new(start: &State, key: &[u8]) -> Hmac {
        let pads = Pads::new(start, key);
        let (mut inner, mut outer) = (Box::new(start.clone()), Box::new(start.clone()));
        inner.update(pads.inner());
        outer.update(pads.outer());
        Hmac { inner, outer }
    }

    /// The hash of the message: what it is called, and how long its blocks and digests are.
    pub fn function(&self) -> &State {
        &self.inner
    }

    pub fn update(&mut self, data: &[u8]) {
        self.inner.update(data);
    }

    pub fn digest(&self) -> DigestBytes {
        let mut outer = self.outer.as_ref().clone();
        outer.update(&self.inner.digest());
        outer.digest()
    }
}
