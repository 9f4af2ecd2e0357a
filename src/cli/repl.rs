//! The prompt.

use taipan_vm::thread::Thread;

/// Reads and runs statements until the end of the input, and returns the exit status.
pub fn interact(_vm: &Thread, _quiet: bool) -> i32 {
    eprintln!("interactive mode is not there yet");
    1
}
