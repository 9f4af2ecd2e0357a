//! Source bytes to text: byte order mark, encoding declaration (PEP 263), decoding.
//!
//! UTF-8, Latin-1 and ASCII are decoded here; for every other encoding the caller's [`Codecs`] are asked. (What is text
//! already, as `compile()` may get it, has no encoding, whatever its first lines say.)

use crate::code::Name;
use crate::error::{ErrorKind, ErrorLocation, ErrorText, SyntaxError};
use crate::parser::Mode;
use std::borrow::Cow;

const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Names under which the encodings decoded here are known, after [`normalized`]; the first is the codec's own.
const UTF_8: &[&str] = &["utf-8", "utf8", "u8", "utf", "utf8-ucs2", "utf8-ucs4", "cp65001"];
const LATIN_1: &[&str] = &[
    "iso-8859-1",
    "latin-1",
    "latin1",
    "latin",
    "l1",
    "iso8859-1",
    "iso8859",
    "8859",
    "cp819",
    "csisolatin1",
    "ibm819",
    "iso-8859-1-1987",
    "iso-ir-100",
];
const ASCII: &[&str] = &[
    "ascii",
    "us-ascii",
    "us",
    "646",
    "ansi-x3.4-1968",
    "ansi-x3.4-1986",
    "cp367",
    "csascii",
    "ibm367",
    "iso646-us",
    "iso-646.irv-1991",
    "iso-ir-6",
];

/// Why a codec did not decode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// A `LookupError`, `ValueError` (such as `UnicodeDecodeError`) or `SyntaxError`, by its text: it becomes a
    /// `SyntaxError`.
    Message(String),
    /// Any other exception, which is on its way already.
    Raised,
}

/// The encodings beyond those decoded here.
pub trait Codecs {
    fn decode(&mut self, encoding: &str, bytes: &[u8]) -> Result<String, CodecError>;
}

/// No further encodings.
pub struct NoCodecs;

impl Codecs for NoCodecs {
    fn decode(&mut self, encoding: &str, _bytes: &[u8]) -> Result<String, CodecError> {
        Err(CodecError::Message(format!("unknown encoding: {encoding}")))
    }
}

/// Why there is no text.
#[derive(Clone, Debug)]
pub enum SourceError {
    Syntax(SyntaxError),
    /// As [`CodecError::Raised`].
    Raised,
}

/// Where the bytes come from, which decides about the texts of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file: errors name it.
    File,
    /// Statements given to `compile()` and its like.
    Statements,
    /// An expression or one interactive statement: alone of the three it is not shown to a codec with a line end at its end.
    Fragment,
}

impl Origin {
    /// As bytes given to `compile()` with this mode have it.
    pub fn of_mode(mode: Mode) -> Self {
        if mode == Mode::Exec { Self::Statements } else { Self::Fragment }
    }
}

/// The text that `bytes` are. `filename` is that of errors about the decoding as a whole.
pub fn decode_source(
    bytes: &[u8],
    filename: &Name,
    origin: Origin,
    codecs: &mut dyn Codecs,
) -> Result<String, SourceError> {
    if let Some(at) = memchr::memchr(0, bytes) {
        if origin == Origin::File {
            return Err(SourceError::Syntax(null_byte(bytes, at, filename)));
        }
        let message = "source code string cannot contain null bytes";
        return Err(SourceError::Syntax(SyntaxError::new(ErrorKind::SyntaxError, message)));
    }
    let bytes = with_newlines(bytes);
    let without_bom = bytes.strip_prefix(BOM);
    let has_bom = without_bom.is_some();
    let bytes = without_bom.unwrap_or(&bytes);
    let declared = declaration(bytes).filter(|declared| declared.encoding != "utf-8");
    if let Some(declared) = &declared
        && has_bom
    {
        return Err(SourceError::Syntax(bom_mismatch(declared)));
    }
    match declared {
        None => undeclared(bytes, filename, origin).map_err(SourceError::Syntax),
        Some(declared) => match decode(&declared.encoding, bytes, origin, codecs) {
            Ok(text) => Ok(text),
            Err(CodecError::Raised) => Err(SourceError::Raised),
            Err(CodecError::Message(message)) => Err(SourceError::Syntax(decoding_error(message, filename))),
        },
    }
}

/// Line ends become `\n`.
fn with_newlines(bytes: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'\r', bytes).is_none() {
        return Cow::Borrowed(bytes);
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'\r', rest) {
        out.extend_from_slice(&rest[..at]);
        out.push(b'\n');
        rest = &rest[at + 1..];
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    out.extend_from_slice(rest);
    Cow::Owned(out)
}

/// An encoding declaration.
struct Declaration<'s> {
    /// As written, but for the aliases that CPython's tokenizer knows itself.
    encoding: String,
    lineno: usize,
    line: &'s [u8],
}

/// The declaration in a comment on the first line, or on the second if the first holds nothing but a comment.
fn declaration(bytes: &[u8]) -> Option<Declaration<'_>> {
    for (i, line) in bytes.split(|&c| c == b'\n').take(2).enumerate() {
        let start = line.iter().position(|c| !matches!(c, b' ' | b'\t' | b'\x0c'));
        match start.map(|start| &line[start..]) {
            Some(comment) if comment.starts_with(b"#") => {
                if let Some(encoding) = coding_spec(comment) {
                    return Some(Declaration { encoding: tokenizer_alias(encoding), lineno: i + 1, line });
                }
            }
            Some(_) => return None,
            None => {}
        }
    }
    None
}

/// What follows `coding:` or `coding=`.
fn coding_spec(comment: &[u8]) -> Option<&str> {
    memchr::memmem::find_iter(comment, b"coding").find_map(|at| {
        let rest = comment.get(at + 6..)?;
        let rest = rest.strip_prefix(b":").or_else(|| rest.strip_prefix(b"="))?;
        let blanks = rest.iter().take_while(|c| matches!(c, b' ' | b'\t')).count();
        let rest = &rest[blanks..];
        let is_part = |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b'.');
        let length = rest.iter().position(|c| !is_part(c)).unwrap_or(rest.len());
        std::str::from_utf8(&rest[..length]).ok().filter(|spec| !spec.is_empty())
    })
}

/// The tokenizer looks at the first twelve characters only: `utf-8-unix` is UTF-8, too.
fn tokenizer_alias(encoding: &str) -> String {
    let head: String = encoding.chars().take(12).map(|c| c.to_ascii_lowercase()).collect();
    let head = head.replace('_', "-");
    for name in ["utf-8", "latin-1", "iso-8859-1", "iso-latin-1"] {
        let is_name = head.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
        if is_name {
            return if name == "utf-8" { name } else { "iso-8859-1" }.into();
        }
    }
    encoding.into()
}

fn normalized(encoding: &str) -> String {
    encoding.to_ascii_lowercase().replace(['_', ' '], "-")
}

fn decode(
    encoding: &str,
    bytes: &[u8],
    origin: Origin,
    codecs: &mut dyn Codecs,
) -> Result<String, CodecError> {
    let name = normalized(encoding);
    if UTF_8.contains(&name.as_str()) {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.into()),
            Err(error) => Err(CodecError::Message(utf8_message(bytes, &error, origin))),
        };
    }
    if LATIN_1.contains(&name.as_str()) {
        return Ok(bytes.iter().map(|&byte| byte as char).collect());
    }
    if ASCII.contains(&name.as_str()) {
        return match bytes.iter().position(|byte| !byte.is_ascii()) {
            None => Ok(bytes.iter().map(|&byte| byte as char).collect()),
            Some(at) => Err(CodecError::Message(format!(
                "'ascii' codec can't decode byte 0x{:02x} in position {at}: ordinal not in range(128)",
                bytes[at]
            ))),
        };
    }
    if origin == Origin::Fragment || bytes.ends_with(b"\n") {
        return codecs.decode(encoding, bytes);
    }
    let mut text = codecs.decode(encoding, &[bytes, b"\n"].concat())?;
    if text.ends_with('\n') {
        text.pop();
    }
    Ok(text)
}

/// The text of the `UnicodeDecodeError`.
fn utf8_message(bytes: &[u8], error: &std::str::Utf8Error, origin: Origin) -> String {
    let start = error.valid_up_to();
    let first = bytes.get(start).copied().unwrap_or_default();
    let (length, reason) = match error.error_len() {
        // Behind its end a line end would follow.
        None if origin != Origin::Fragment => (bytes.len() - start, "invalid continuation byte"),
        None => (bytes.len() - start, "unexpected end of data"),
        Some(length) if (0xC2..0xF5).contains(&first) => (length, "invalid continuation byte"),
        Some(length) => (length, "invalid start byte"),
    };
    match length {
        1 => format!("'utf-8' codec can't decode byte 0x{first:02x} in position {start}: {reason}"),
        _ => {
            let last = start + length - 1;
            format!("'utf-8' codec can't decode bytes in position {start}-{last}: {reason}")
        }
    }
}

/// A null byte in a file: what stands before it in its line is shown.
fn null_byte(bytes: &[u8], at: usize, filename: &Name) -> SyntaxError {
    let lineno = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
    let line_start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |newline| newline + 1);
    let message = "source code cannot contain null bytes".to_owned();
    let mut error = tokenizer_error(message, lineno, (0, 0), &bytes[line_start..at]);
    if let Some(location) = &mut error.location {
        location.filename = Some(filename.clone());
    }
    error
}

/// Bytes without a declaration must be UTF-8.
fn undeclared(bytes: &[u8], filename: &Name, origin: Origin) -> Result<String, SyntaxError> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok(text.into()),
        Err(error) => error,
    };
    let at = error.valid_up_to();
    let lineno = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
    let line_start = memchr::memrchr(b'\n', &bytes[..at]).map_or(0, |newline| newline + 1);
    let line = &bytes[line_start..];
    let line = &line[..memchr::memchr(b'\n', line).unwrap_or(line.len())];
    let offset = String::from_utf8_lossy(&bytes[line_start..=at]).chars().count() as i32;
    let place = if origin == Origin::File {
        format!(" in file {}", String::from_utf8_lossy(filename.as_wtf8().as_bytes()))
    } else {
        String::new()
    };
    let message = format!(
        "Non-UTF-8 code starting with '\\x{:02x}'{place} on line {lineno}, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details",
        bytes[at]
    );
    let mut error = tokenizer_error(message, lineno, (offset, offset), line);
    if origin == Origin::File
        && let Some(location) = &mut error.location
    {
        location.filename = Some(filename.clone());
    }
    Err(error)
}

fn bom_mismatch(declared: &Declaration<'_>) -> SyntaxError {
    let message = format!("encoding problem: {} with BOM", declared.encoding);
    // The first line has been cut off without its line end, the second with it.
    let length = String::from_utf8_lossy(declared.line).chars().count() + declared.lineno - 1;
    tokenizer_error(message, declared.lineno, (0, length as i32), declared.line)
}

/// An error from before the tokenizer knows the name of the file.
fn tokenizer_error(message: String, lineno: usize, columns: (i32, i32), line: &[u8]) -> SyntaxError {
    let lineno = lineno as i32;
    let mut error = SyntaxError::new(ErrorKind::SyntaxError, message);
    error.location = Some(Box::new(ErrorLocation {
        filename: None,
        lineno,
        offset: columns.0,
        text: ErrorText::Line(String::from_utf8_lossy(line).into()),
        end: Some((lineno, columns.1)),
    }));
    error
}

/// An error about the decoding as a whole.
fn decoding_error(message: String, filename: &Name) -> SyntaxError {
    let mut error = SyntaxError::new(ErrorKind::SyntaxError, message);
    error.location = Some(Box::new(ErrorLocation {
        filename: Some(filename.clone()),
        lineno: 0,
        offset: -1,
        text: ErrorText::None,
        end: None,
    }));
    error
}
