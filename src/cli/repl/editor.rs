//! Editing on a terminal: whole blocks, history, completion, colours.
//!
//! `rustyline` does the work: unlike `reedline` it lets the completer use the machine's state (which no other thread may), asks the
//! terminal no questions that a simple one leaves unanswered, and brings few crates along.

use super::complete::{candidates, start_of_name};
use super::statement::wants_more;
use super::{Input, Reader, Session, colors, prompt};
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::{CmdKind, Highlighter};
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::{ValidationContext, ValidationResult, Validator};
use rustyline::{
    Cmd, ColorMode, CompletionType, ConditionalEventHandler, Config, Context, EditMode, Event, EventContext,
    EventHandler, Helper, KeyCode, KeyEvent, Modifiers, RepeatCount,
};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::path::PathBuf;
use taipan_compiler::CompileOptions;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::object::Ref;
use taipan_vm::thread::Thread;
use taipan_vm::threads::{Away, Released};

/// Entries that are kept.
const HISTORY: usize = 10_000;
const INDENT: &str = "    ";

pub struct Editor<'vm> {
    editor: rustyline::Editor<Assistant<'vm>, FileHistory>,
    history: Option<PathBuf>,
    is_colored: bool,
    /// How many statements have been read.
    count: usize,
}

/// What the line editor asks while a statement is typed. The machine's lock is free meanwhile, but for completing.
struct Assistant<'vm> {
    vm: &'vm Thread,
    released: Cell<Option<Released<'vm>>>,
    globals: RefCell<Option<Ref<PyDict>>>,
    options: RefCell<CompileOptions>,
    is_colored: bool,
}

impl<'vm> Editor<'vm> {
    /// `None` if the terminal cannot be used.
    pub fn new(vm: &'vm Thread) -> Option<Editor<'vm>> {
        let is_colored = colors::wanted(vm);
        let config = Config::builder()
            .max_history_size(HISTORY)
            .and_then(|config| config.history_ignore_dups(true))
            .ok()?
            .completion_type(CompletionType::List)
            .edit_mode(EditMode::Emacs)
            .auto_add_history(false)
            .color_mode(if is_colored { ColorMode::Forced } else { ColorMode::Disabled })
            .build();
        let mut editor = rustyline::Editor::with_config(config).ok()?;
        editor.set_helper(Some(Assistant {
            vm,
            released: Cell::new(None),
            globals: RefCell::new(None),
            options: RefCell::default(),
            is_colored,
        }));
        let key = |code| KeyEvent(code, Modifiers::NONE);
        editor.bind_sequence(key(KeyCode::Enter), EventHandler::Conditional(Box::new(Enter)));
        editor.bind_sequence(key(KeyCode::Tab), EventHandler::Conditional(Box::new(Tab)));
        editor.bind_sequence(key(KeyCode::Backspace), EventHandler::Conditional(Box::new(Backspace)));
        let history = history_file(vm);
        if let Some(file) = &history {
            // There is none before the first session.
            let _ = editor.load_history(file);
        }
        Some(Editor { editor, history, is_colored, count: 0 })
    }

    fn remember(&mut self, text: &str) {
        let added = self.editor.add_history_entry(text.trim_end());
        if let (Ok(true), Some(file)) = (added, &self.history)
            && self.editor.append_history(file).is_err()
        {
            // A history that cannot be written is not tried again.
            self.history = None;
        }
    }
}

/// `PYTHON_HISTORY`, or a file of our own beside CPython's, which has another form.
fn history_file(vm: &Thread) -> Option<PathBuf> {
    let reads_environment = !vm.interp().config.flags.ignore_environment;
    let given = std::env::var_os("PYTHON_HISTORY").filter(|file| reads_environment && !file.is_empty());
    given.map(PathBuf::from).or_else(|| Some(std::env::home_dir()?.join(".taipan_history")))
}

impl Reader for Editor<'_> {
    fn read(&mut self, vm: &Thread, session: &Session) -> Input {
        loop {
            let first = prompt(vm, "ps1");
            let shown = if self.is_colored { colors::prompt(&first) } else { first.clone() };
            if let Some(assistant) = self.editor.helper() {
                assistant.globals.replace(Some(Ref::borrowed(session.globals())));
                assistant.options.replace(session.probe(vm));
                assistant.released.set(Some(assistant.vm.release_lock(Away::SystemCall)));
            }
            let line = self.editor.readline(&(first, shown));
            if let Some(assistant) = self.editor.helper() {
                drop(assistant.released.take());
                drop(assistant.globals.take());
            }
            match line {
                Ok(text) if text.trim().is_empty() => continue,
                Ok(text) => {
                    self.remember(&text);
                    self.count += 1;
                    return match command(session, vm, &text) {
                        Some(command) => Input::Statement(command),
                        None => Input::Statement(text),
                    };
                }
                Err(ReadlineError::Interrupted) => return Input::Interrupted,
                Err(_) => return Input::End,
            }
        }
    }

    fn filename(&self) -> String {
        format!("<python-input-{}>", self.count.saturating_sub(1))
    }
}

/// Words that are commands at the prompt, unless the program has given them a meaning.
fn command(session: &Session, vm: &Thread, text: &str) -> Option<String> {
    let word = text.trim();
    if !["exit", "quit", "copyright", "help"].contains(&word) {
        return None;
    }
    let name = vm.intern_str(word).ok()?;
    let builtins = vm.interp().builtins.borrow().clone()?;
    (session.globals().get_str(&name).is_none() && builtins.get_str(&name).is_some())
        .then(|| format!("{word}()"))
}

impl Completer for Assistant<'_> {
    type Candidate = String;

    fn complete(&self, line: &str, pos: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        let start = start_of_name(line, pos);
        if start == pos {
            return Ok((pos, Vec::new()));
        }
        drop(self.released.take());
        let globals = self.globals.borrow().clone();
        let found = globals.map(|globals| candidates(self.vm, &globals, &line[start..pos]));
        self.released.set(Some(self.vm.release_lock(Away::SystemCall)));
        Ok((start, found.unwrap_or_default()))
    }
}

impl Highlighter for Assistant<'_> {
    fn highlight<'l>(&self, line: &'l str, _: usize) -> Cow<'l, str> {
        if self.is_colored { Cow::Owned(colors::highlight(line)) } else { Cow::Borrowed(line) }
    }

    fn highlight_char(&self, _: &str, _: usize, _: CmdKind) -> bool {
        self.is_colored
    }
}

impl Hinter for Assistant<'_> {
    type Hint = String;
}

impl Validator for Assistant<'_> {
    fn validate(&self, context: &mut ValidationContext<'_>) -> rustyline::Result<ValidationResult> {
        let incomplete = wants_more(without_blank_end(context.input()), &self.options.borrow());
        Ok(if incomplete { ValidationResult::Incomplete } else { ValidationResult::Valid(None) })
    }
}

impl Helper for Assistant<'_> {}

/// A last line that holds nothing but its indentation is blank: it ends a block.
fn without_blank_end(text: &str) -> &str {
    match text.rfind('\n') {
        Some(end) if text[end..].trim().is_empty() => &text[..=end],
        _ => text,
    }
}

/// Enter: runs what is complete, and otherwise begins a line, indented as the block wants it.
struct Enter;

impl ConditionalEventHandler for Enter {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let (text, position) = (context.line(), context.pos());
        let line_start = text[..position].rfind('\n').map_or(0, |at| at + 1);
        let line = &text[line_start..position];
        let code = line.trim();
        if code.is_empty() || code.starts_with('#') && line_start == 0 {
            return None;
        }
        let mut indent: String = line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect();
        if code.ends_with(':') {
            indent.push_str(INDENT);
        }
        // Lines of a block, but the last one, are never run; others are if they are complete.
        let in_block = line_start > 0 && !indent.is_empty();
        if (code.ends_with(':') || in_block) && position == text.len() {
            return Some(Cmd::Insert(1, format!("\n{indent}")));
        }
        None
    }
}

/// Tab: indents where nothing is to be completed.
struct Tab;

impl ConditionalEventHandler for Tab {
    fn handle(&self, _: &Event, _: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let head = &context.line()[..context.pos()];
        let line = head.rsplit('\n').next().unwrap_or(head);
        line.trim().is_empty().then(|| Cmd::Insert(1, INDENT.to_owned()))
    }
}

/// Backspace: takes a level of indentation away.
struct Backspace;

impl ConditionalEventHandler for Backspace {
    fn handle(&self, _: &Event, count: RepeatCount, _: bool, context: &EventContext<'_>) -> Option<Cmd> {
        let head = &context.line()[..context.pos()];
        let line = head.rsplit('\n').next().unwrap_or(head);
        let is_level = !line.is_empty()
            && line.bytes().all(|byte| byte == b' ')
            && line.len().is_multiple_of(INDENT.len());
        (is_level && count == 1).then(|| Cmd::Kill(rustyline::Movement::BackwardChar(INDENT.len() as u16)))
    }
}
