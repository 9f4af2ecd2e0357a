//! What an interpreter makes of a case, in the form in which `tools/record.py` writes it down.

use crate::Case;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What the cases see of the environment: the same as in `tools/record.py`.
const ENVIRONMENT: &[(&str, &str)] = &[
    ("LC_ALL", "C.UTF-8"),
    ("NO_COLOR", "1"),
    ("HOME", "/nonexistent"),
    ("PYTHONDONTWRITEBYTECODE", "1"),
    ("PYTHONHASHSEED", "0"),
    ("TZ", "UTC"),
];

/// Longer is an error.
const TIMEOUT: Duration = Duration::from_secs(10);

/// How often a running case is looked at.
const POLL: Duration = Duration::from_millis(2);

/// The outcome of a case under an interpreter with options.
pub fn outcome(interpreter: &Path, options: &[&str], case: &Case) -> io::Result<Vec<u8>> {
    let folder = case.path.parent().unwrap_or(Path::new("."));
    let mut command = Command::new(interpreter);
    command
        .args(options)
        .args(case.path.file_name())
        .current_dir(folder)
        .env_clear()
        .envs(ENVIRONMENT.iter().copied());
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let input = feed(&mut child, case.stdin()?);
    let (out, err) = (drain(child.stdout.take()), drain(child.stderr.take()));
    let status = wait(&mut child)?;
    let (out, err) = (joined(out)?, joined(err)?);
    drop(input);
    let Some(status) = status else { return Ok(b"timeout\n".to_vec()) };
    Ok(recording(folder, exit_code(status), &out, &err))
}

/// Writes a case's input beside its reading: neither side can block the other for good.
fn feed(child: &mut Child, input: Vec<u8>) -> Option<thread::JoinHandle<()>> {
    let mut stdin = child.stdin.take()?;
    Some(thread::spawn(move || {
        // A program that does not read all of its input closes the pipe.
        let _ = stdin.write_all(&input);
    }))
}

fn drain<R: Read + Send + 'static>(pipe: Option<R>) -> thread::JoinHandle<io::Result<Vec<u8>>> {
    thread::spawn(move || {
        let mut bytes = Vec::new();
        if let Some(mut pipe) = pipe {
            pipe.read_to_end(&mut bytes)?;
        }
        Ok(bytes)
    })
}

fn joined(handle: thread::JoinHandle<io::Result<Vec<u8>>>) -> io::Result<Vec<u8>> {
    handle.join().unwrap_or_else(|_| Err(io::Error::other("a reader of a pipe panicked")))
}

/// None if the case runs for too long: it is stopped.
fn wait(child: &mut Child) -> io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > TIMEOUT {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        thread::sleep(POLL);
    }
}

/// As Python's `subprocess` has it: a signal is a negative number.
fn exit_code(status: ExitStatus) -> i32 {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return -signal;
    }
    status.code().unwrap_or(-1)
}

fn recording(folder: &Path, code: i32, out: &[u8], err: &[u8]) -> Vec<u8> {
    let mut text = format!("exit: {code}\n").into_bytes();
    for (title, stream) in [("stdout", out), ("stderr", err)] {
        text.extend_from_slice(format!("--- {title}\n").as_bytes());
        let stream = replaced(stream, folder.as_os_str().as_encoded_bytes(), b"$DIR");
        text.extend_from_slice(&stream);
        if stream.last().is_some_and(|last| *last != b'\n') {
            text.extend_from_slice(b"\\ no newline\n");
        }
    }
    text
}

/// `text` with every `from` made `to`.
fn replaced(text: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut result = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.first() {
        if rest.starts_with(from) {
            result.extend_from_slice(to);
            rest = &rest[from.len()..];
        } else {
            result.push(*first);
            rest = &rest[1..];
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_replaced() {
        assert_eq!(replaced(b"a /x/y b /x/y", b"/x/y", b"$DIR"), b"a $DIR b $DIR");
    }

    #[test]
    fn a_missing_newline_is_noted() {
        let text = recording(Path::new("/x"), 3, b"out", b"/x/f\n");
        assert_eq!(text, b"exit: 3\n--- stdout\nout\\ no newline\n--- stderr\n$DIR/f\n");
    }
}
