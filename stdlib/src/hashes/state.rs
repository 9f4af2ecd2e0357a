//! The state of a hash function, of whatever algorithm.

use md5::Md5;
use ripemd::Ripemd160;
use sha1::Sha1;
use sha2::digest::{ExtendableOutput, Output, Update, XofReader};
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512, Sha512_224, Sha512_256};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512, Shake128, Shake256};
use sm3::Sm3;

/// The longest digest of those whose length is fixed.
pub const DIGEST_MAX: usize = 64;
/// The longest block.
pub const BLOCK_MAX: usize = 168;

/// A hash function with a digest of fixed length, for loops that hash again and again.
pub trait Function: Clone {
    fn absorb(&mut self, data: &[u8]);
    /// Writes the digest, which is as long as `target`.
    fn finish(self, target: &mut [u8]);
}

/// What is done with a state once its algorithm is known, see [`State::visit`].
pub trait Visitor {
    type Output;
    fn visit<F: Function>(self, function: F) -> Self::Output;
}

/// The digests of MD5 and SHA-1, one behind the other.
#[derive(Clone, Default)]
pub struct Md5Sha1 {
    md5: Md5,
    sha1: Sha1,
}

impl Function for Md5Sha1 {
    fn absorb(&mut self, data: &[u8]) {
        self.md5.absorb(data);
        self.sha1.absorb(data);
    }

    fn finish(self, target: &mut [u8]) {
        let (md5, sha1) = target.split_at_mut(<Md5 as Digest>::output_size());
        self.md5.finish(md5);
        self.sha1.finish(sha1);
    }
}

impl Function for blake2b_simd::State {
    fn absorb(&mut self, data: &[u8]) {
        self.update(data);
    }

    fn finish(self, target: &mut [u8]) {
        target.copy_from_slice(self.finalize().as_bytes());
    }
}

impl Function for blake2s_simd::State {
    fn absorb(&mut self, data: &[u8]) {
        self.update(data);
    }

    fn finish(self, target: &mut [u8]) {
        target.copy_from_slice(self.finalize().as_bytes());
    }
}

macro_rules! functions {
    ($($variant:ident)*) => {$(
        impl Function for $variant {
            fn absorb(&mut self, data: &[u8]) {
                Digest::update(self, data);
            }

            fn finish(self, target: &mut [u8]) {
                let target: &mut Output<$variant> = target.try_into().expect("a target is as long as the digest");
                Digest::finalize_into(self, target);
            }
        }
    )*};
}

functions! {
    Md5 Ripemd160 Sha1 Sha224 Sha256 Sha384 Sha512 Sha512_224 Sha512_256 Sha3_224 Sha3_256 Sha3_384 Sha3_512 Sm3
}

macro_rules! algorithms {
    ($($variant:ident $name:literal $block:literal $size:literal,)*) => {
        #[derive(Clone)]
        pub enum State {
            $($variant($variant),)*
            Shake128(Shake128),
            Shake256(Shake256),
            Blake2b(blake2b_simd::State, usize),
            Blake2s(blake2s_simd::State, usize),
        }

        impl State {
            /// The initial state of the algorithm that CPython calls `name`.
            pub fn named(name: &str) -> Option<State> {
                match name {
                    $($name => Some(State::$variant($variant::default())),)*
                    "shake_128" => Some(State::Shake128(Shake128::default())),
                    "shake_256" => Some(State::Shake256(Shake256::default())),
                    "blake2b" => Some(State::Blake2b(blake2b_simd::State::new(), blake2b_simd::OUTBYTES)),
                    "blake2s" => Some(State::Blake2s(blake2s_simd::State::new(), blake2s_simd::OUTBYTES)),
                    _ => None,
                }
            }

            pub fn name(&self) -> &'static str {
                match self {
                    $(State::$variant(_) => $name,)*
                    State::Shake128(_) => "shake_128",
                    State::Shake256(_) => "shake_256",
                    State::Blake2b(..) => "blake2b",
                    State::Blake2s(..) => "blake2s",
                }
            }

            /// Bytes that are hashed at a time.
            pub fn block_size(&self) -> usize {
                match self {
                    $(State::$variant(_) => $block,)*
                    State::Shake128(_) => 168,
                    State::Shake256(_) => 136,
                    State::Blake2b(..) => blake2b_simd::BLOCKBYTES,
                    State::Blake2s(..) => blake2s_simd::BLOCKBYTES,
                }
            }

            /// Bytes of the digest; 0 where the caller says.
            pub fn digest_size(&self) -> usize {
                match self {
                    $(State::$variant(_) => $size,)*
                    State::Shake128(_) | State::Shake256(_) => 0,
                    State::Blake2b(_, size) | State::Blake2s(_, size) => *size,
                }
            }

            pub fn update(&mut self, data: &[u8]) {
                match self {
                    $(State::$variant(state) => state.absorb(data),)*
                    State::Shake128(state) => Update::update(state, data),
                    State::Shake256(state) => Update::update(state, data),
                    State::Blake2b(state, _) => state.absorb(data),
                    State::Blake2s(state, _) => state.absorb(data),
                }
            }

            /// Goes on with the algorithm itself; `None` if the length of its digest is not fixed.
            pub fn visit<V: Visitor>(self, visitor: V) -> Option<V::Output> {
                match self {
                    $(State::$variant(state) => Some(visitor.visit(state)),)*
                    State::Shake128(_) | State::Shake256(_) => None,
                    State::Blake2b(state, _) => Some(visitor.visit(state)),
                    State::Blake2s(state, _) => Some(visitor.visit(state)),
                }
            }
        }
    };
}

algorithms! {
    Md5 "md5" 64 16,
    Md5Sha1 "md5-sha1" 64 36,
    Ripemd160 "ripemd160" 64 20,
    Sha1 "sha1" 64 20,
    Sha224 "sha224" 64 28,
    Sha256 "sha256" 64 32,
    Sha384 "sha384" 128 48,
    Sha512 "sha512" 128 64,
    Sha512_224 "sha512_224" 128 28,
    Sha512_256 "sha512_256" 128 32,
    Sha3_224 "sha3_224" 144 28,
    Sha3_256 "sha3_256" 136 32,
    Sha3_384 "sha3_384" 104 48,
    Sha3_512 "sha3_512" 72 64,
    Sm3 "sm3" 64 32,
}

/// A digest of fixed length.
pub struct DigestBytes {
    bytes: [u8; DIGEST_MAX],
    len: usize,
}

impl std::ops::Deref for DigestBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
}

struct Finish<'a>(&'a mut [u8]);

impl Visitor for Finish<'_> {
    type Output = ();

    fn visit<F: Function>(self, function: F) {
        function.finish(self.0);
    }
}

impl State {
    /// The digest of what has been hashed so far; nothing where the caller says how long it is.
    pub fn digest(&self) -> DigestBytes {
        let len = self.digest_size();
        let mut digest = DigestBytes { bytes: [0; DIGEST_MAX], len };
        self.clone().visit(Finish(&mut digest.bytes[..len]));
        digest
    }

    /// Fills `target` with the digest of an algorithm whose digest is as long as one likes.
    pub fn digest_into(&self, target: &mut [u8]) {
        match self {
            State::Shake128(state) => state.clone().finalize_xof().read(target),
            State::Shake256(state) => state.clone().finalize_xof().read(target),
            _ => {}
        }
    }
}
