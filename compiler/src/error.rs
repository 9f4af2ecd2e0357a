//! What stops a compilation, and what merely deserves a warning: plain data that a VM turns into exceptions.
//!
//! Lexer, parser, symbol table and code generator share [`SyntaxError`]. Its location holds exactly what CPython's
//! exception shows: lines count from 1; `offset` counts from 1 in code points where the parser raises it, in UTF-8 bytes
//! where a later pass does; 0 and -1 occur as "unknown" just as they do in CPython.

use crate::ast::Location;
use crate::code::Name;
use crate::parser::error_place;
use std::fmt;

/// The exception to raise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    SyntaxError,
    IndentationError,
    TabError,
    /// `_IncompleteInputError`: the text is a correct beginning. Raised only when asked for.
    IncompleteInputError,
    /// Nested too deeply for CPython's parser, or the arena's limit is reached.
    MemoryError,
    OverflowError,
    RecursionError,
    SystemError,
    /// A tree made by a program with a node in the wrong place.
    TypeError,
    /// An escape in a format specifier that cannot be decoded; [`SyntaxError::decode_error`] has the details.
    UnicodeDecodeError,
    /// A docstring with surrogates; [`SyntaxError::decode_error`] has the details.
    UnicodeEncodeError,
    ValueError,
}

impl ErrorKind {
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::SyntaxError => "SyntaxError",
            ErrorKind::IndentationError => "IndentationError",
            ErrorKind::TabError => "TabError",
            ErrorKind::IncompleteInputError => "_IncompleteInputError",
            ErrorKind::MemoryError => "MemoryError",
            ErrorKind::OverflowError => "OverflowError",
            ErrorKind::RecursionError => "RecursionError",
            ErrorKind::SystemError => "SystemError",
            ErrorKind::TypeError => "TypeError",
            ErrorKind::UnicodeDecodeError => "UnicodeDecodeError",
            ErrorKind::UnicodeEncodeError => "UnicodeEncodeError",
            ErrorKind::ValueError => "ValueError",
        }
    }

    /// `SyntaxError` and its subclasses: those whose exception carries a location.
    pub fn is_syntax_error(self) -> bool {
        use ErrorKind::*;
        matches!(self, SyntaxError | IndentationError | TabError | IncompleteInputError)
    }
}

/// `SyntaxError.text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorText {
    None,
    Line(Box<str>),
    /// The line of that number in the file of that name, if it can be read; `None` otherwise. The passes after the
    /// parser know no source text, and neither do CPython's.
    FromFile,
}

/// The details that are the second argument of `SyntaxError`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorLocation {
    /// `None` where CPython has not yet told its tokenizer the name.
    pub filename: Option<Name>,
    pub lineno: i32,
    pub offset: i32,
    pub text: ErrorText,
    /// `end_lineno` and `end_offset`.
    pub end: Option<(i32, i32)>,
}

/// The arguments of a `UnicodeDecodeError`, or of a `UnicodeEncodeError`: then `object` is a text as WTF-8, in which `start`
/// and `end` count code points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    pub encoding: &'static str,
    pub object: Box<[u8]>,
    pub start: usize,
    pub end: usize,
    pub reason: Box<str>,
}

/// `SyntaxError._metadata`, by which `traceback` finds misspelt keywords: where the last compound statement in order begins
/// (0, 0 if there is none), and the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    pub lineno: u32,
    pub col_offset: u32,
    pub source: Box<str>,
}

/// An exception that ends a compilation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub kind: ErrorKind,
    pub msg: Box<str>,
    /// Only where `kind` is a `SyntaxError`; even those may have none.
    pub location: Option<Box<ErrorLocation>>,
    /// Of the parser's errors only.
    pub metadata: Option<Box<Metadata>>,
    /// Only where `kind` is `UnicodeDecodeError` or `UnicodeEncodeError`.
    pub decode_error: Option<Box<DecodeError>>,
    /// To be issued, in this order, before the error is raised.
    pub warnings: Vec<Warning>,
}

impl SyntaxError {
    pub fn new(kind: ErrorKind, msg: impl Into<Box<str>>) -> Self {
        SyntaxError {
            kind,
            msg: msg.into(),
            location: None,
            metadata: None,
            decode_error: None,
            warnings: Vec::new(),
        }
    }

    /// A `SyntaxError` about a node, as the passes after the parser raise it: offsets are byte offsets, and the text comes
    /// from the file.
    pub fn at_node(msg: impl Into<Box<str>>, filename: &Name, location: Location) -> Self {
        let location = ErrorLocation {
            filename: Some(filename.clone()),
            lineno: location.lineno as i32,
            offset: location.col_offset as i32 + 1,
            text: ErrorText::FromFile,
            end: Some((location.end_lineno as i32, location.end_col_offset as i32 + 1)),
        };
        SyntaxError {
            kind: ErrorKind::SyntaxError,
            msg: msg.into(),
            location: Some(Box::new(location)),
            metadata: None,
            decode_error: None,
            warnings: Vec::new(),
        }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.name(), self.msg)?;
        match &self.location {
            Some(location) => write!(f, " (line {})", location.lineno),
            None => Ok(()),
        }
    }
}

impl std::error::Error for SyntaxError {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WarningCategory {
    SyntaxWarning,
    DeprecationWarning,
}

/// A warning to be issued with `warn_explicit(category, message, filename, lineno)`. When a filter turns it into an
/// exception, CPython raises a `SyntaxError` in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    pub category: WarningCategory,
    pub message: Box<str>,
    pub lineno: u32,
    /// The text of the `SyntaxError`, where it is not that of the warning.
    pub error_message: Option<Box<str>>,
    pub place: WarningPlace,
}

/// Where the `SyntaxError` points that replaces a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WarningPlace {
    /// Byte offsets, text from the file: a warning of the passes after the parser.
    Node(Location),
    /// The character before the byte `end` of the source.
    Character {
        line_start: u32,
        end: u32,
    },
    Escape(EscapePlace),
}

/// An escape in a literal, in bytes of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EscapePlace {
    /// From the start of the text to the backslash.
    pub before: (u32, u32),
    /// The token that the error is about.
    pub token: (u32, u32),
    pub token_end_lineno: u32,
}

impl Warning {
    /// The exception to raise if a filter turns the warning into one; `source` is the text that was parsed, as in
    /// `Parsed::source` or [`Metadata::source`].
    pub fn to_error(&self, source: &str, filename: &Name) -> SyntaxError {
        let msg = self.error_message.as_ref().unwrap_or(&self.message).clone();
        // The tokenizer reads a source that ends within a line as if the line ended there.
        let ended;
        let (offset, end_offset, text) = match self.place {
            WarningPlace::Escape(place) if !source.ends_with('\n') => {
                ended = format!("{source}\n");
                error_place(&place, self.lineno, &ended)
            }
            WarningPlace::Node(location) => return SyntaxError::at_node(msg, filename, location),
            WarningPlace::Escape(place) => error_place(&place, self.lineno, source),
            WarningPlace::Character { line_start, end } => {
                let (line_start, end) = (line_start as usize, end as usize);
                let offset = source.get(line_start..end).map_or(0, |before| before.chars().count() as i32);
                let line = source.get(line_start..).and_then(|rest| rest.split('\n').next());
                (offset, offset, line.unwrap_or_default())
            }
        };
        let lineno = self.lineno as i32;
        let mut error = SyntaxError::new(ErrorKind::SyntaxError, msg);
        error.location = Some(Box::new(ErrorLocation {
            filename: Some(filename.clone()),
            lineno,
            offset,
            text: ErrorText::Line(text.into()),
            end: Some((lineno, end_offset)),
        }));
        error
    }
}
