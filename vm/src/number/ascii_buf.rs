//! `AsciiBuf`: a short ASCII text on the stack that spills into a `Buf` when it grows. Numbers are formatted into it.

use crate::collections::Buf;
use crate::heap::NoMemory;
use std::fmt;
use std::ops::{Deref, DerefMut};

const SMALL: usize = 64;

pub struct AsciiBuf {
    small: [u8; SMALL],
    /// Length within `small`; meaningless once `large` is in use.
    len: usize,
    large: Option<Buf<u8>>,
}

impl AsciiBuf {
    pub fn new() -> Self {
        AsciiBuf { small: [0; SMALL], len: 0, large: None }
    }

    /// Makes room for `additional` more bytes at once.
    pub fn reserve(&mut self, additional: usize) -> Result<(), NoMemory> {
        if self.large.is_none() && additional <= SMALL - self.len {
            return Ok(());
        }
        self.spill(additional)?.reserve_exact(additional)
    }

    #[inline]
    pub fn push(&mut self, byte: u8) -> Result<(), NoMemory> {
        self.push_slice(&[byte])
    }

    #[inline]
    pub fn push_slice(&mut self, bytes: &[u8]) -> Result<(), NoMemory> {
        if self.large.is_none()
            && let Some(room) = self.small.get_mut(self.len..self.len + bytes.len())
        {
            room.copy_from_slice(bytes);
            self.len += bytes.len();
            return Ok(());
        }
        self.spill(bytes.len())?.extend_from_slice(bytes)
    }

    pub fn push_zeros(&mut self, count: usize) -> Result<(), NoMemory> {
        if self.large.is_none()
            && let Some(room) = self.len.checked_add(count).and_then(|end| self.small.get_mut(self.len..end))
        {
            room.fill(b'0');
            self.len += count;
            return Ok(());
        }
        let large = self.spill(count)?;
        let len = large.len().checked_add(count).ok_or(NoMemory)?;
        large.resize(len, b'0')
    }

    fn spill(&mut self, additional: usize) -> Result<&mut Buf<u8>, NoMemory> {
        if self.large.is_none() {
            let mut large = Buf::with_capacity(self.len.checked_add(additional).ok_or(NoMemory)?)?;
            large.extend_from_slice(&self.small[..self.len])?;
            self.large = Some(large);
        }
        self.large.as_mut().ok_or(NoMemory)
    }

    pub fn truncate(&mut self, len: usize) {
        match &mut self.large {
            Some(large) => large.truncate(len),
            None => self.len = self.len.min(len),
        }
    }

    pub fn clear(&mut self) {
        self.truncate(0);
    }

    /// The contents as a buffer of their own.
    pub fn into_buf(self) -> Result<Buf<u8>, NoMemory> {
        match self.large {
            Some(large) => Ok(large),
            None => Buf::from_slice(&self.small[..self.len]),
        }
    }
}

impl Deref for AsciiBuf {
    type Target = [u8];

    #[inline]
    fn deref(&self) -> &[u8] {
        match &self.large {
            Some(large) => large,
            None => &self.small[..self.len],
        }
    }
}

impl DerefMut for AsciiBuf {
    fn deref_mut(&mut self) -> &mut [u8] {
        match &mut self.large {
            Some(large) => large,
            None => &mut self.small[..self.len],
        }
    }
}

impl Default for AsciiBuf {
    fn default() -> Self {
        Self::new()
    }
}

/// For std's formatting of floats; an error means that memory ran out.
impl fmt::Write for AsciiBuf {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_slice(s.as_bytes()).map_err(|NoMemory| fmt::Error)
    }
}
