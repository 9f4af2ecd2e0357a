//! The prompt, with standard input that is no terminal and with one.
//!
//! What is expected without a terminal is what CPython 3.14.10 prints for the same input.

use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use std::fs::File;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

/// Runs the prompt on some input; its output, its messages, and the exit status.
fn piped(options: &[&str], input: &str) -> (String, String, i32) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_taipan"))
        .args(options)
        .env_remove("PYTHONSTARTUP")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    process.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = process.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr), output.status.code().unwrap())
}

#[test]
fn values_are_shown_and_remembered() {
    let (out, err, status) = piped(&["-S", "-i", "-q"], "5\n_ + 1\nNone\n_\n'é'\n1;2\nx = 7\nx\n");
    assert_eq!(out, "5\n6\n6\n'é'\n1\n2\n7\n");
    assert_eq!(err, ">>> ".repeat(9) + "\n");
    assert_eq!(status, 0);
}

#[test]
fn blocks_go_on_until_a_blank_line() {
    let input = "def f():\n  return 1\n\nf()\nif 1: 3\n\nx = (1,\n\n2)\nx\n\"\"\"\n\n\"\"\"\n#c\n@property\ndef g(): pass\n\n";
    let (out, err, _) = piped(&["-S", "-i", "-q"], input);
    assert_eq!(out, "1\n3\n(1, 2)\n'\\n\\n'\n");
    assert_eq!(err, ">>> ... ... >>> >>> ... >>> ... ... >>> >>> ... ... >>> >>> ... ... >>> \n");
}

#[test]
fn the_end_of_the_input_ends_a_block() {
    let (out, err, _) = piped(&["-S", "-i", "-q"], "if 1:\n  2\n");
    assert_eq!((out.as_str(), err.as_str()), ("2\n", ">>> ... ... \n>>> \n"));
    let (out, err, _) = piped(&["-S", "-i", "-q"], "3");
    assert_eq!((out.as_str(), err.as_str()), ("3\n", ">>> ... \n>>> \n"));
}

#[test]
fn prompts_are_asked_for_their_text() {
    let input =
        "import sys\nsys.ps1, sys.ps2\nclass P:\n  def __str__(self): return 'P> '\n\nsys.ps1 = P()\n1\n";
    let (out, err, _) = piped(&["-S", "-i", "-q"], input);
    assert_eq!(out, "('>>> ', '... ')\n1\n");
    assert!(err.ends_with(">>> P> P> \n"), "{err}");
}

#[test]
fn the_banner_is_there_unless_it_is_unwanted() {
    let (_, err, _) = piped(&["-S", "-i"], "");
    let mut lines = err.lines();
    assert!(lines.next().unwrap().starts_with("Python 3.14."));
    assert_eq!(lines.next(), Some(">>> "));
}

#[test]
fn system_exit_ends_it() {
    let (_, _, status) = piped(&["-S", "-i", "-q"], "raise SystemExit(4)\n1\n");
    assert_eq!(status, 4);
    let (out, err, status) = piped(&["-S", "-i", "-c", "x = 5"], "x\n");
    assert_eq!((out.as_str(), err.as_str(), status), ("5\n", ">>> >>> \n", 0));
}

#[test]
fn tracebacks_show_the_lines_of_each_statement() {
    let input = "def f():\n  1/0\n\nx = f\nx()\nfoo bar\n\nx.__code__.co_filename\n(lambda: 1).__code__.co_filename\n";
    let (out, err, _) = piped(&["-S", "-i", "-q"], input);
    assert_eq!(out, "'<stdin-0>'\n'<stdin-5>'\n");
    let expected = ">>> ... ... >>> >>> Traceback (most recent call last):
  File \"<stdin>\", line 1, in <module>
    x()
    ~^^
  File \"<stdin>\", line 2, in f
    1/0
    ~^~
ZeroDivisionError: division by zero
>>>   File \"<stdin>\", line 1
    foo bar
        ^^^
SyntaxError: invalid syntax
>>> >>> >>> >>> \n";
    assert_eq!(err, expected);
}

#[test]
fn futures_hold_for_what_follows() {
    let input = "from __future__ import annotations\ndef f(x: a.b): pass\n\nf.__annotations__\n";
    let (out, _, _) = piped(&["-S", "-i", "-q"], input);
    assert_eq!(out, "{'x': 'a.b'}\n");
}

/// What the terminal is told when keys are read, and when a statement is complete: pasted text is to be marked, or not.
const READY: &str = "\x1b[?2004h";
const DONE: &str = "\x1b[?2004l";

/// How long a terminal may take to show something, or a prompt to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// A prompt on a terminal.
struct Terminal {
    process: Child,
    terminal: File,
    shown: Arc<Mutex<String>>,
    folder: PathBuf,
}

impl Terminal {
    fn start(name: &str, environment: &[(&str, &str)]) -> Terminal {
        let folder = std::env::temp_dir().join(format!("taipan-repl-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
        grantpt(&terminal).unwrap();
        unlockpt(&terminal).unwrap();
        tcsetwinsize(&terminal, Winsize { ws_row: 40, ws_col: 120, ws_xpixel: 0, ws_ypixel: 0 }).unwrap();
        let path = ptsname(&terminal, Vec::new()).unwrap();
        let open = || {
            let flags = OFlags::RDWR | OFlags::NOCTTY;
            Stdio::from(rustix::fs::open(&path, flags, Mode::empty()).unwrap())
        };
        let mut command = Command::new(env!("CARGO_BIN_EXE_taipan"));
        command.args(["-S", "-q"]).stdin(open()).stdout(open()).stderr(open());
        for variable in ["NO_COLOR", "FORCE_COLOR", "PYTHON_COLORS", "PYTHONSTARTUP"] {
            command.env_remove(variable);
        }
        command.env("TERM", "xterm").env("PYTHON_HISTORY", folder.join("history"));
        let process = command.envs(environment.iter().copied()).spawn().unwrap();
        let terminal = File::from(terminal);
        let shown = Arc::new(Mutex::new(String::new()));
        let (mut reader, sink) = (terminal.try_clone().unwrap(), shown.clone());
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                sink.lock().unwrap().push_str(&String::from_utf8_lossy(&bytes[..count]));
            }
        });
        let own = Terminal { process, terminal, shown, folder };
        own.wait_for(READY);
        own
    }

    /// Types keys that end a statement, waits for what it shows, and for the next prompt.
    #[track_caller]
    fn run(&mut self, keys: &str, expected: &str) {
        self.type_in(keys);
        self.wait_for(DONE);
        self.wait_for(expected);
        self.wait_for(READY);
    }

    fn type_in(&mut self, keys: &str) {
        self.terminal.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits until the text is shown, and forgets what has been shown up to it.
    #[track_caller]
    fn wait_for(&self, text: &str) -> String {
        let start = Instant::now();
        loop {
            {
                let mut shown = self.shown.lock().unwrap();
                if let Some(at) = shown.find(text) {
                    let rest = shown.split_off(at + text.len());
                    return std::mem::replace(&mut shown, rest);
                }
                assert!(start.elapsed() < PATIENCE, "no {text:?} in {shown:?}");
            }
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Ends the input once keys are read: a control character typed earlier goes to a terminal that is in another mode.
    fn close(mut self) -> i32 {
        self.wait_for(READY);
        self.type_in("\x04");
        self.end()
    }

    fn end(mut self) -> i32 {
        let start = Instant::now();
        let status = loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                break status;
            }
            assert!(start.elapsed() < PATIENCE, "still running: {:?}", self.shown.lock().unwrap());
            thread::sleep(Duration::from_millis(5));
        };
        status.code().unwrap()
    }
}

impl Drop for Terminal {
    /// A test that fails leaves neither a process nor a folder.
    fn drop(&mut self) {
        let _ended_already = self.process.kill();
        let _collected_already = self.process.wait();
        let _gone_already = std::fs::remove_dir_all(&self.folder);
    }
}

#[test]
fn a_terminal_edits_completes_and_remembers() {
    let mut own = Terminal::start("edits", &[("NO_COLOR", "1")]);
    own.run("1 + 41\r", "\n42");
    // The cursor goes back, and the line is changed.
    own.run("1 + 2\x1b[D3\r", "\n33");
    own.run("alpha_beta = 'found'\r", "");
    own.run("alpha_b\t\r", "\n'found'");
    own.run("alpha_beta.upp\t)\r", "\n'FOUND'");
    // A block is indented by itself, and ends with a blank line.
    own.run("for i in range(2):\rprint('line', i)\r\r", "line 1");
    // The last but one statement again, past the two lines of the last one.
    own.run("\x1b[A\x1b[A\x1b[A\r", "\n'FOUND'");
    own.type_in("\x03");
    own.wait_for("KeyboardInterrupt");
    let history = std::fs::read_to_string(own.folder.join("history")).unwrap();
    assert!(history.contains("alpha_beta = 'found'"), "{history}");
    assert_eq!(own.close(), 0);
}

#[test]
fn a_terminal_stops_what_runs() {
    let mut own = Terminal::start("stops", &[("NO_COLOR", "1")]);
    own.type_in("while True: pass\r\r");
    thread::sleep(Duration::from_millis(300));
    let pid = rustix::process::Pid::from_child(&own.process);
    rustix::process::kill_process(pid, rustix::process::Signal::INT).unwrap();
    own.wait_for("KeyboardInterrupt");
    own.wait_for(READY);
    own.type_in("raise SystemExit(3)\r");
    assert_eq!(own.end(), 3);
}

#[test]
fn colors_are_there_unless_they_are_unwanted() {
    let mut own = Terminal::start("colored", &[]);
    own.type_in("None\r");
    own.wait_for("\x1b[1;34mNone\x1b[0m");
    own.wait_for(DONE);
    assert_eq!(own.close(), 0);
    for (name, variable, value) in [("no-color", "NO_COLOR", "1"), ("python-colors", "PYTHON_COLORS", "0")] {
        let mut own = Terminal::start(name, &[(variable, value)]);
        own.type_in("'x' * 3\r");
        assert!(!own.wait_for("'xxx'").contains("\x1b[1;3"));
        assert_eq!(own.close(), 0);
    }
}
