//! Text that grows, charged to the VM's account.

use std::ops::Deref;
use taipan_vm::collections::room::Room;
use taipan_vm::heap::NoMemory;

#[derive(Default)]
pub struct Text {
    text: String,
    /// For the text's capacity.
    room: Room,
}

/// The least capacity.
const LEAST: usize = 32;

impl Text {
    pub fn push_str(&mut self, more: &str) -> Result<(), NoMemory> {
        if more.len() > self.text.capacity() - self.text.len() {
            self.grow(more.len())?;
        }
        self.text.push_str(more);
        Ok(())
    }

    pub fn push(&mut self, c: char) -> Result<(), NoMemory> {
        self.push_str(c.encode_utf8(&mut [0; 4]))
    }

    #[cold]
    fn grow(&mut self, more: usize) -> Result<(), NoMemory> {
        let (len, capacity) = (self.text.len(), self.text.capacity());
        let wanted = len.saturating_add(more).max(2 * capacity).max(LEAST);
        self.room.grow(wanted - capacity)?;
        self.text.reserve_exact(wanted - len);
        Ok(())
    }

    pub fn pop(&mut self) {
        self.text.pop();
    }

    pub fn clear(&mut self) {
        self.text.clear();
    }

    pub fn truncate(&mut self, len: usize) {
        self.text.truncate(len);
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}
