//! Writing tracebacks with nothing but system calls: no memory is allocated, no lock taken, no object touched, so that it can
//! be done where anything may be broken.
//!
//! What is read of frames are their code objects' own texts, which never change.

use std::os::fd::RawFd;
use taipan_vm::interp::frame::Frame;
use taipan_vm::thread::Thread;

/// How many frames, threads and characters of a name are shown.
const MOST_FRAMES: usize = 100;
const MOST_THREADS: usize = 100;
const MOST_CHARS: usize = 500;

const SIZE: usize = 512;

/// Collects what is written to a descriptor.
pub struct Out {
    fd: RawFd,
    bytes: [u8; SIZE],
    len: usize,
}

impl Out {
    pub fn new(fd: RawFd) -> Out {
        Out { fd, bytes: [0; SIZE], len: 0 }
    }

    pub fn flush(&mut self) {
        let mut rest = &self.bytes[..self.len];
        while !rest.is_empty() {
            // SAFETY: the bytes are this object's own.
            let written = unsafe { libc::write(self.fd, rest.as_ptr().cast(), rest.len()) };
            match usize::try_from(written) {
                Ok(written) => rest = rest.get(written..).unwrap_or_default(),
                Err(_) if std::io::Error::last_os_error().kind() == std::io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
        }
        self.len = 0;
    }

    pub fn text(&mut self, text: &str) {
        for byte in text.bytes() {
            if self.len == SIZE {
                self.flush();
            }
            self.bytes[self.len] = byte;
            self.len += 1;
        }
    }

    fn digits(&mut self, mut number: u64, radix: u64, width: usize) {
        let mut digits = [b'0'; 20];
        let mut at = digits.len();
        while number > 0 || digits.len() - at < width {
            at -= 1;
            digits[at] = b"0123456789abcdef"[(number % radix) as usize];
            number /= radix;
        }
        for digit in &digits[at..] {
            self.text(char::from(*digit).encode_utf8(&mut [0; 4]));
        }
    }

    pub fn decimal(&mut self, number: u64, width: usize) {
        self.digits(number, 10, width.max(1));
    }

    /// A name in ASCII, other characters as escapes.
    fn name(&mut self, name: &str) {
        for (index, c) in name.chars().enumerate() {
            if index == MOST_CHARS {
                self.text("...");
                return;
            }
            let number = u64::from(u32::from(c));
            match number {
                0x20..0x7F => self.text(c.encode_utf8(&mut [0; 4])),
                ..0x20 | 0x7F..0x100 => {
                    self.text("\\x");
                    self.digits(number, 16, 2);
                }
                0x100..0x1_0000 => {
                    self.text("\\u");
                    self.digits(number, 16, 4);
                }
                _ => {
                    self.text("\\U");
                    self.digits(number, 16, 8);
                }
            }
        }
    }

    fn frames(&mut self, thread: &Thread) {
        // SAFETY: the frames of a thread that has stopped, or of this one, are alive.
        let mut frame = unsafe { Frame::visible(thread.frame.get()) };
        if frame.is_none() {
            self.text("  <no Python frame>\n");
        }
        let mut count = 0;
        while let Some(own) = frame {
            if count == MOST_FRAMES {
                return;
            }
            let code = own.code().code();
            self.text("  File \"");
            self.name(code.filename.as_wtf8().as_str().unwrap_or("???"));
            self.text("\", line ");
            match own.lineno() {
                Some(line) => self.decimal(line.into(), 1),
                None => self.text("???"),
            }
            self.text(" in ");
            self.name(code.name.as_wtf8().as_str().unwrap_or("???"));
            self.text("\n");
            frame = own.caller();
            count += 1;
        }
    }

    fn thread_head(&mut self, thread: &Thread, is_current: bool) {
        self.text(if is_current { "Current thread 0x" } else { "Thread 0x" });
        self.digits(thread.id(), 16, 16);
        let mut name = [0u8; 64];
        // SAFETY: the buffer is as long as is said; the thread lives, as its state does.
        let failed = unsafe {
            libc::pthread_getname_np(thread.id() as libc::pthread_t, name.as_mut_ptr().cast(), name.len())
        };
        if failed == 0 {
            let length = name.iter().position(|byte| *byte == 0).unwrap_or(0);
            if let Ok(name) = std::str::from_utf8(&name[..length])
                && !name.is_empty()
            {
                self.text(" [");
                self.name(name);
                self.text("]");
            }
        }
        self.text(" (most recent call first):\n");
    }

    /// The traceback of one thread.
    pub fn traceback(&mut self, thread: &Thread) {
        self.text("Stack (most recent call first):\n");
        self.frames(thread);
        self.flush();
    }

    /// The tracebacks of all threads that have a frame, the newest first.
    pub fn all(&mut self, any: &Thread, current: Option<&Thread>) {
        let threads = &any.interp().threads;
        let mut count = 0;
        while threads.nth(count).is_some() {
            count += 1;
        }
        let mut shown = 0;
        for index in (0..count).rev() {
            let Some(thread) = threads.nth(index) else { continue };
            let is_current = current.is_some_and(|current| std::ptr::eq(current, thread));
            if thread.id() == 0 || thread.frame.get().is_null() && !is_current {
                continue;
            }
            if shown > 0 {
                self.text("\n");
            }
            if shown == MOST_THREADS {
                self.text("...\n");
                break;
            }
            self.thread_head(thread, is_current);
            self.frames(thread);
            shown += 1;
        }
        self.flush();
    }

    /// What there is to say of the native stack: nothing here walks it.
    pub fn native_stack(&mut self) {
        self.text("Current thread's C stack trace (most recent call first):\n");
        self.text("  <cannot get C stack on this system>\n");
        self.flush();
    }
}
