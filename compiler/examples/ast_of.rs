//! Shows what the parser makes of Python source.
//!
//!     ast_of [--mode exec|eval|single|func_type] [--attributes] [--indent N] FILE
//!     ast_of --time FOLDER
//!     ast_of --tokens|--extra-tokens FILE...
//!     ast_of --batch
//!
//! `--batch` serves `conformance/tools/compare_ast.py`: it reads records `MODE FLAGS VERSION KIND LENGTH\n` and that many
//! bytes (KIND is `bytes` or `text`), and answers each with a line of JSON.

use bumpalo::Bump;
use std::fmt::Write as _;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use taipan_compiler::ast_dump::{DumpOptions, dump};
use taipan_compiler::code::Name;
use taipan_compiler::error::{ErrorText, SyntaxError, Warning};
use taipan_compiler::lexer::token::{NO_COLUMN, TokenKind};
use taipan_compiler::lexer::{Lexer, LexerOptions};
use taipan_compiler::parser::{Mode, ParseOptions, parse};
use taipan_compiler::source::{NoCodecs, Origin, SourceError, decode_source};

type Failure = Box<dyn std::error::Error>;

/// Not CPython's flags: the text is that of a file, of a script.
const FROM_FILE: u32 = 1;
const IS_SCRIPT: u32 = 2;
/// `PyCF_DONT_IMPLY_DEDENT`, `PyCF_TYPE_COMMENTS`, `PyCF_ALLOW_INCOMPLETE_INPUT`, `CO_FUTURE_BARRY_AS_BDFL`.
const DONT_IMPLY_DEDENT: u32 = 0x200;
const TYPE_COMMENTS: u32 = 0x1000;
const ALLOW_INCOMPLETE_INPUT: u32 = 0x4000;
const BARRY_AS_BDFL: u32 = 0x400000;

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.first().map(String::as_str) {
        Some("--batch") => batch(),
        Some("--tokens") => tokens(&args[1..], false),
        Some("--extra-tokens") => tokens(&args[1..], true),
        Some("--time") => time(Path::new(args.get(1).ok_or("which folder?")?)),
        _ => show(&args),
    }
}

fn name(text: &str) -> Name {
    Name::from(text)
}

fn mode(text: &str) -> Result<Mode, Failure> {
    Ok(match text {
        "exec" => Mode::Exec,
        "eval" => Mode::Eval,
        "single" => Mode::Single,
        "func_type" => Mode::FuncType,
        _ => return Err(format!("no such mode: {text}").into()),
    })
}

fn text_of(bytes: &[u8], filename: &Name, mode: Mode) -> Result<String, SyntaxError> {
    decode_source(bytes, filename, Origin::of_mode(mode), &mut NoCodecs).map_err(|error| match error {
        SourceError::Syntax(error) => error,
        SourceError::Raised => unreachable!("`NoCodecs` raises nothing"),
    })
}

fn show(args: &[String]) -> Result<(), Failure> {
    let (mut how, mut attributes, mut indent, mut file) = (Mode::Exec, false, None, None);
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--mode" => how = mode(args.next().ok_or("which mode?")?)?,
            "--attributes" => attributes = true,
            "--indent" => indent = Some(" ".repeat(args.next().ok_or("how much?")?.parse()?)),
            _ => file = Some(arg),
        }
    }
    let file = file.ok_or("which file?")?;
    let filename = name(file);
    let arena = Bump::new();
    let options =
        DumpOptions { include_attributes: attributes, indent: indent.as_deref(), show_empty: false };
    let parsed = text_of(&std::fs::read(file)?, &filename, how)
        .and_then(|text| parse(&text, &filename, how, &ParseOptions::default(), &arena));
    match parsed {
        Ok(parsed) => println!("{}", dump(&parsed.tree, &options)),
        Err(error) => println!("{error}\n{error:#?}"),
    }
    Ok(())
}

fn python_files(folder: &Path, files: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            python_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path);
        }
    }
    Ok(())
}

/// Parses all files of a folder three times and reports the fastest pass.
fn time(folder: &Path) -> Result<(), Failure> {
    let mut files = Vec::new();
    python_files(folder, &mut files)?;
    let filename = name("file");
    let texts: Vec<String> = files
        .iter()
        .filter_map(|file| text_of(&std::fs::read(file).ok()?, &filename, Mode::Exec).ok())
        .collect();
    let size: usize = texts.iter().map(String::len).sum();
    let mut best = Duration::MAX;
    let (mut good, mut memory) = (0, 0);
    for _ in 0..3 {
        let start = Instant::now();
        good = 0;
        let mut arena = Bump::new();
        for text in &texts {
            let parsed = parse(text, &filename, Mode::Exec, &ParseOptions::default(), &arena);
            good += usize::from(parsed.is_ok());
            arena.reset();
        }
        best = best.min(start.elapsed());
    }
    for text in &texts {
        let arena = Bump::new();
        let _ = parse(text, &filename, Mode::Exec, &ParseOptions::default(), &arena);
        memory += arena.allocated_bytes();
    }
    let speed = size as f64 / 1e6 / best.as_secs_f64();
    println!("{good} of {} files, {size} bytes: {best:?}, {speed:.1} MB/s", texts.len());
    println!("arena: {:.1} bytes per byte of source", memory as f64 / size as f64);
    Ok(())
}

/// Prints the tokens of files: kind, first line and column, last line and column; columns in code points, -1 for none.
fn tokens(files: &[String], extra_tokens: bool) -> Result<(), Failure> {
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    for file in files {
        writeln!(output, "FILE {file}")?;
        let text = String::from_utf8(std::fs::read(file)?)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let starts: Vec<usize> =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let column = |line: u32, at: u32| {
            let start = starts.get(line as usize - 1).copied().unwrap_or_default();
            text.get(start..at as usize).map_or(-1, |before| before.chars().count() as i64)
        };
        let mut lexer = Lexer::new(text, LexerOptions { extra_tokens, type_comments: false });
        loop {
            let token = lexer.next_token();
            let kind = if token.kind.is_keyword() { TokenKind::Name } else { token.kind } as u8;
            let (first, last) = (token.lineno, token.end_lineno);
            if token.kind == TokenKind::ErrorToken {
                writeln!(output, "error")?;
            } else if token.col_offset == NO_COLUMN {
                writeln!(output, "{kind} {first} -1 {last} -1")?;
            } else {
                let (start, end) = (column(first, token.start), column(last, token.end));
                writeln!(output, "{kind} {first} {start} {last} {end}")?;
            }
            if matches!(token.kind, TokenKind::EndMarker | TokenKind::ErrorToken) {
                break;
            }
        }
    }
    Ok(())
}

fn batch() -> Result<(), Failure> {
    let mut input = std::io::stdin().lock();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut header = String::new();
    let mut arena = Bump::new();
    while input.read_line(&mut header)? > 0 {
        let fields: Vec<&str> = header.split_whitespace().collect();
        let [how, flags, version, kind, length] = fields[..] else { return Err("bad header".into()) };
        let (how, flags): (Mode, u32) = (mode(how)?, flags.parse()?);
        let mut bytes = vec![0; length.parse()?];
        input.read_exact(&mut bytes)?;
        let options = ParseOptions {
            type_comments: flags & TYPE_COMMENTS != 0,
            allow_incomplete_input: flags & ALLOW_INCOMPLETE_INPUT != 0,
            dont_imply_dedent: flags & DONT_IMPLY_DEDENT != 0,
            barry_as_bdfl: flags & BARRY_AS_BDFL != 0,
            from_file: flags & FROM_FILE != 0,
            is_script: flags & IS_SCRIPT != 0,
            feature_version: version.parse()?,
            ..ParseOptions::default()
        };
        let filename = name("<s>");
        let text =
            if kind == "text" { Ok(String::from_utf8(bytes)?) } else { text_of(&bytes, &filename, how) };
        let answer = match text.and_then(|text| parse(&text, &filename, how, &options, &arena)) {
            Ok(parsed) => {
                let options = DumpOptions { include_attributes: true, ..DumpOptions::default() };
                let text = dump(&parsed.tree, &options);
                let crc = crc32(text.as_bytes());
                format!("{{\"ok\": [{}, {crc}], \"warnings\": {}}}", text.len(), warnings(&parsed.warnings))
            }
            Err(error) => {
                format!("{{\"error\": {}, \"warnings\": {}}}", json_error(&error), warnings(&error.warnings))
            }
        };
        writeln!(output, "{answer}")?;
        output.flush()?;
        arena.reset();
        header.clear();
    }
    Ok(())
}

fn json(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        let _ = match c {
            '"' | '\\' => write!(out, "\\{c}"),
            _ if c < ' ' => write!(out, "\\u{:04x}", c as u32),
            _ => write!(out, "{c}"),
        };
    }
    out + "\""
}

/// Kind, message, and what `SyntaxError` has of a place.
fn json_error(error: &SyntaxError) -> String {
    let mut out = format!("[{}, {}", json(error.kind.name()), json(&error.msg));
    if let Some(location) = &error.location {
        let text = match &location.text {
            ErrorText::Line(line) => json(line),
            _ => "null".into(),
        };
        let _ = write!(out, ", {}, {}, {text}", location.lineno, location.offset);
        match location.end {
            Some((lineno, offset)) => out += &format!(", {lineno}, {offset}"),
            None => out += ", null, null",
        }
    }
    if let Some(metadata) = &error.metadata {
        let _ = write!(out, ", {}, {}", metadata.lineno, metadata.col_offset);
    }
    out + "]"
}

fn warnings(warnings: &[Warning]) -> String {
    let items: Vec<String> = warnings
        .iter()
        .map(|warning| {
            let category = format!("{:?}", warning.category);
            format!("[{}, {}, {}]", json(&category), json(&warning.message), warning.lineno)
        })
        .collect();
    format!("[{}]", items.join(", "))
}

/// The checksum of `zlib.crc32`.
fn crc32(bytes: &[u8]) -> u32 {
    let mut table = [0u32; 256];
    for (i, entry) in table.iter_mut().enumerate() {
        *entry = (0..8).fold(i as u32, |crc, _| crc >> 1 ^ if crc & 1 != 0 { 0xEDB8_8320 } else { 0 });
    }
    !bytes.iter().fold(!0, |crc: u32, &byte| crc >> 8 ^ table[(crc as u8 ^ byte) as usize])
}
