//! Lines of standard input that is no terminal, or one without a cursor. Prompts go to standard error.

use super::{Input, Reader, Session, prompt};
use std::io::{BufRead, Write, stderr, stdin};
use taipan_vm::thread::Thread;
use taipan_vm::threads::Away;

#[derive(Default)]
pub struct Lines {
    /// How many statements there were, blank lines included.
    count: usize,
}

enum Line {
    Whole(String),
    /// The input ends in the middle of it.
    Last(String),
    End,
    Interrupted,
}

fn read_line(vm: &Thread, prompt_name: &str) -> Line {
    show(&prompt(vm, prompt_name));
    let mut bytes = Vec::new();
    let read = {
        let _released = vm.release_lock(Away::SystemCall);
        stdin().lock().read_until(b'\n', &mut bytes)
    };
    if vm.check_attention().is_err() {
        if !vm.is_terminating() {
            vm.clear_raised();
        }
        return Line::Interrupted;
    }
    let whole = bytes.pop_if(|byte| *byte == b'\n').is_some();
    bytes.pop_if(|byte| whole && *byte == b'\r');
    let text = String::from_utf8_lossy(&bytes).into_owned();
    match read {
        Err(_) => Line::End,
        Ok(0) => Line::End,
        Ok(_) if whole => Line::Whole(text),
        Ok(_) => Line::Last(text),
    }
}

fn show(text: &str) {
    // There is nobody to be told that standard error is closed.
    let _ = stderr().write_all(text.as_bytes()).and_then(|()| stderr().flush());
}

/// Whether a line holds no statement.
fn is_blank(line: &str) -> bool {
    let code = line.trim_start();
    code.is_empty() || code.starts_with('#')
}

impl Reader for Lines {
    fn read(&mut self, vm: &Thread, session: &Session) -> Input {
        let mut text = String::new();
        let mut is_first = true;
        if !session.was_invalid.take() {
            self.count += 1;
        }
        loop {
            match read_line(vm, if is_first { "ps1" } else { "ps2" }) {
                Line::Whole(line) if is_first && is_blank(&line) => self.count += 1,
                Line::Whole(line) => {
                    if !is_first {
                        text.push('\n');
                    }
                    text.push_str(&line);
                    is_first = false;
                    if !session.wants_more(vm, &text) {
                        return Input::Statement(text);
                    }
                }
                Line::Last(line) => {
                    if !is_first {
                        text.push('\n');
                    }
                    text.push_str(&line);
                    show(&(prompt(vm, "ps2") + "\n"));
                    return Input::Statement(text);
                }
                Line::Interrupted => return Input::Interrupted,
                Line::End => {
                    show("\n");
                    return if is_first { Input::End } else { Input::Statement(text) };
                }
            }
        }
    }

    fn filename(&self) -> String {
        format!("<stdin-{}>", self.count.saturating_sub(1))
    }
}
