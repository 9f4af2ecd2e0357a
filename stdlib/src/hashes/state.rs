//! The state of a hash function, of whatever algorithm.

use md5::Md5;
use sha1::Sha1;
use sha2::digest::{ExtendableOutput, Update, XofReader};
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};
use sha3::{Sha3_224, Sha3_256, Sha3_384, Sha3_512, Shake128, Shake256};

macro_rules! algorithms {
    ($($variant:ident $name:literal $block:literal,)*) => {
        #[derive(Clone)]
        pub enum State {
            $($variant($variant),)*
            Shake128(Shake128),
            Shake256(Shake256),
            Blake2b(blake2b_simd::State, usize),
            Blake2s(blake2s_simd::State, usize),
        }

        impl State {
            /// The initial state of the algorithm that CPython calls `name`; of those with a digest of fixed length.
            pub fn named(name: &str) -> Option<State> {
                match name {
                    $($name => Some(State::$variant($variant::new())),)*
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
                    $(State::$variant(_) => <$variant as Digest>::output_size(),)*
                    State::Shake128(_) | State::Shake256(_) => 0,
                    State::Blake2b(_, size) | State::Blake2s(_, size) => *size,
                }
            }

            pub fn update(&mut self, data: &[u8]) {
                match self {
                    $(State::$variant(state) => Digest::update(state, data),)*
                    State::Shake128(state) => Update::update(state, data),
                    State::Shake256(state) => Update::update(state, data),
                    State::Blake2b(state, _) => drop(state.update(data)),
                    State::Blake2s(state, _) => drop(state.update(data)),
                }
            }

            /// The digest of what has been hashed so far.
            pub fn digest(&self) -> Vec<u8> {
                match self {
                    $(State::$variant(state) => state.clone().finalize().to_vec(),)*
                    State::Shake128(_) | State::Shake256(_) => Vec::new(),
                    State::Blake2b(state, _) => state.finalize().as_bytes().to_vec(),
                    State::Blake2s(state, _) => state.finalize().as_bytes().to_vec(),
                }
            }
        }
    };
}

algorithms! {
    Md5 "md5" 64,
    Sha1 "sha1" 64,
    Sha224 "sha224" 64,
    Sha256 "sha256" 64,
    Sha384 "sha384" 128,
    Sha512 "sha512" 128,
    Sha3_224 "sha3_224" 144,
    Sha3_256 "sha3_256" 136,
    Sha3_384 "sha3_384" 104,
    Sha3_512 "sha3_512" 72,
}

impl State {
    /// Fills `target` with the digest of an algorithm whose digest is as long as one likes.
    pub fn digest_into(&self, target: &mut [u8]) {
        match self {
            State::Shake128(state) => state.clone().finalize_xof().read(target),
            State::Shake256(state) => state.clone().finalize_xof().read(target),
            _ => {}
        }
    }
}
