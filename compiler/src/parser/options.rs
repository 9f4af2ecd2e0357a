//! What the parser is asked for, and what it gives.

use crate::ast::Mod;
use crate::error::Warning;

/// The start rule: what the text as a whole is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mode {
    /// `exec`: a file.
    Exec,
    /// `eval`: an expression.
    Eval,
    /// `single`: one statement typed at a prompt.
    Single,
    /// `func_type`: the type comment of a function.
    FuncType,
}

/// `compile()`'s flags and the interpreter's settings, as far as they concern the parser.
#[derive(Clone, Copy, Debug)]
pub struct ParseOptions {
    /// `PyCF_TYPE_COMMENTS`
    pub type_comments: bool,
    /// `PyCF_ALLOW_INCOMPLETE_INPUT`: a text that ends too early raises `_IncompleteInputError`.
    pub allow_incomplete_input: bool,
    /// `PyCF_DONT_IMPLY_DEDENT`: in [`Mode::Single`], the end of the text does not close blocks.
    pub dont_imply_dedent: bool,
    /// `CO_FUTURE_BARRY_AS_BDFL`: `<>` instead of `!=`.
    pub barry_as_bdfl: bool,
    /// `_feature_version`: the minor version of the language, 3 to 14.
    pub feature_version: u8,
    /// `sys.get_int_max_str_digits()`, 0 for no limit.
    pub int_max_str_digits: u32,
    /// The text is that of the file named, so that errors quote lines as they are in a file.
    pub from_file: bool,
    /// The text is a script, which CPython's tokenizer reads line by line: at its end, errors have no column.
    pub is_script: bool,
    /// How deeply brackets, blocks and operators may be nested, about; beyond it is `MemoryError` with
    /// the message [`TOO_DEEP`].
    pub depth: u32,
    /// Asked now and then whether to give up, which is `MemoryError` with the message [`STOPPED`].
    pub stop: Option<fn() -> bool>,
}

impl Default for ParseOptions {
    fn default() -> Self {
        ParseOptions {
            type_comments: false,
            allow_incomplete_input: false,
            dont_imply_dedent: false,
            barry_as_bdfl: false,
            feature_version: 14,
            int_max_str_digits: 4300,
            from_file: false,
            is_script: false,
            depth: u32::MAX,
            stop: None,
        }
    }
}

/// The message where [`ParseOptions::depth`] does not suffice.
pub const TOO_DEEP: &str = "source is nested too deeply";

/// The message where [`ParseOptions::stop`] says so.
pub const STOPPED: &str = "compiling was stopped";

/// Counts what is done, to ask now and then whether to stop.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Patience(u32);

impl Patience {
    /// Steps between two questions; each takes less than a microsecond or so.
    const STEPS: u32 = 1024;

    /// One step more; whether to stop.
    #[inline]
    pub fn ends(&mut self, stop: Option<fn() -> bool>) -> bool {
        self.0 += 1;
        self.0.is_multiple_of(Self::STEPS) && stop.is_some_and(|stop| stop())
    }
}

/// A parsed text.
#[derive(Clone, Debug)]
pub struct Parsed<'a> {
    pub tree: Mod<'a>,
    /// To be issued in this order.
    pub warnings: Vec<Warning>,
    /// The text that the tree's locations refer to, with `\n` line ends.
    pub source: &'a str,
}
