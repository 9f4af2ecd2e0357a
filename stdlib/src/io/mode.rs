//! The mode of a raw file: `"r"`, `"wb"`, `"x+"`, ...

use taipan_vm::error::PyResult;
use taipan_vm::sys::file::Flags;
use taipan_vm::thread::Thread;

/// What a file may be used for, and how it was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mode {
    pub readable: bool,
    pub writable: bool,
    pub created: bool,
    pub appending: bool,
    truncates: bool,
}

impl Mode {
    /// Reads the mode of `FileIO`. A `b` may stand anywhere, and says nothing.
    pub fn parse(vm: &Thread, text: &str) -> PyResult<Mode> {
        let bad = "Must have exactly one of create/read/write/append mode and at most one plus";
        let mut mode = Mode::default();
        let (mut purpose, mut plus) = (false, false);
        for c in text.chars() {
            match c {
                'x' | 'r' | 'w' | 'a' if purpose => return Err(vm.value_error(bad)),
                'x' => (mode.created, mode.writable) = (true, true),
                'r' => mode.readable = true,
                'w' => (mode.truncates, mode.writable) = (true, true),
                'a' => (mode.appending, mode.writable) = (true, true),
                '+' if plus => return Err(vm.value_error(bad)),
                '+' => (mode.readable, mode.writable, plus) = (true, true, true),
                'b' => {}
                _ => return Err(vm.value_error(format!("invalid mode: {text:.200}"))),
            }
            purpose |= matches!(c, 'x' | 'r' | 'w' | 'a');
        }
        if purpose { Ok(mode) } else { Err(vm.value_error(bad)) }
    }

    /// As `open(2)` takes it.
    pub fn flags(self) -> Flags {
        let mut flags = match (self.readable, self.writable) {
            (true, true) => Flags::RDWR,
            (false, true) => Flags::WRONLY,
            _ => Flags::RDONLY,
        };
        if self.created {
            flags |= Flags::EXCL | Flags::CREATE;
        }
        if self.truncates {
            flags |= Flags::CREATE | Flags::TRUNC;
        }
        if self.appending {
            flags |= Flags::APPEND | Flags::CREATE;
        }
        flags
    }

    /// The attribute `mode`, which does not say all.
    pub fn name(self) -> &'static str {
        match (self.created, self.appending, self.readable, self.writable) {
            (true, _, true, _) => "xb+",
            (true, _, false, _) => "xb",
            (_, true, true, _) => "ab+",
            (_, true, false, _) => "ab",
            (_, _, true, true) => "rb+",
            (_, _, true, false) => "rb",
            _ => "wb",
        }
    }
}
