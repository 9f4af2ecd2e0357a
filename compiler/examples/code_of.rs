//! Compiles Python source.
//!
//!     code_of [--optimize N] FILE > FILE.marshal
//!     code_of --time FOLDER
//!     code_of --dis FILE
//!     code_of --batch
//!
//! `--batch` serves `conformance/tools/compare_code.py`: it reads records `MODE FLAGS OPTIMIZE KIND ANSWER NAMELENGTH LENGTH\n`, a file
//! name and a source text of these lengths (KIND is `bytes` or `text`), and answers each with a line of JSON; where that has
//! `"ok"`, as many bytes of marshalled code follow, or of a listing if ANSWER is `dis`. If KIND is `marshal`, marshalled code
//! stands in place of the source: it is read, verified and written again.

use bumpalo::Bump;
use std::fmt::Write as _;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use taipan_compiler::code::{Const, Name};
use taipan_compiler::dis::{DisOptions, dis};
use taipan_compiler::error::{ErrorText, SyntaxError, Warning};
use taipan_compiler::marshal::ReadError;
use taipan_compiler::parser::{Mode, ParseOptions, parse};
use taipan_compiler::source::{NoCodecs, Origin, SourceError, decode_source};
use taipan_compiler::symtable::{ScopeId, SymbolTable};
use taipan_compiler::verify::verify;
use taipan_compiler::{CompileOptions, FUTURE_MASK, compile_ast, compile_named, marshal, with_symbol_table};

type Failure = Box<dyn std::error::Error>;

// `PyCF_...`
const DONT_IMPLY_DEDENT: u32 = 0x200;
const TYPE_COMMENTS: u32 = 0x1000;
const ALLOW_TOP_LEVEL_AWAIT: u32 = 0x2000;
const ALLOW_INCOMPLETE_INPUT: u32 = 0x4000;

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match args.first().map(String::as_str) {
        Some("--batch") => batch(),
        Some("--dis") => list(args.get(1).ok_or("which file?")?),
        Some("--time") => time(Path::new(args.get(1).ok_or("which folder?")?)),
        Some("--optimize") => one(args.get(2).ok_or("which file?")?, args[1].parse()?),
        Some(file) => one(file, 0),
        None => Err("which file?".into()),
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

fn one(file: &str, optimize: u8) -> Result<(), Failure> {
    let filename = name(file);
    let options = CompileOptions { optimize, ..CompileOptions::default() };
    let text = text_of(&std::fs::read(file)?, &filename, Mode::Exec)?;
    let compiled = compile_named(&text, &filename, Mode::Exec, &options)?;
    let bytes = marshal::dumps(&Const::Code(compiled.code.into()), marshal::VERSION);
    std::io::stdout().write_all(&bytes.map_err(|error| format!("{error:?}"))?)?;
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

/// Compiles all files of a folder three times and reports the fastest pass.
fn list(file: &str) -> Result<(), Failure> {
    let filename = name(file);
    let text = text_of(&std::fs::read(file)?, &filename, Mode::Exec);
    let compiled =
        text.and_then(|text| compile_named(&text, &filename, Mode::Exec, &CompileOptions::default()));
    let compiled = compiled.map_err(|error| json_error(&error))?;
    Ok(std::io::stdout().write_all(dis(&compiled.code, &DisOptions::default()).as_bytes())?)
}

fn time(folder: &Path) -> Result<(), Failure> {
    let mut files = Vec::new();
    python_files(folder, &mut files)?;
    let filename = name("file");
    let texts: Vec<String> = files
        .iter()
        .filter_map(|file| text_of(&std::fs::read(file).ok()?, &filename, Mode::Exec).ok())
        .collect();
    let size: usize = texts.iter().map(String::len).sum();
    let options = CompileOptions::default();
    let (mut best, mut best_parse) = (Duration::MAX, Duration::MAX);
    let mut good = 0;
    for _ in 0..3 {
        let mut parsing = Duration::ZERO;
        let start = Instant::now();
        good = 0;
        for text in &texts {
            let arena = Bump::new();
            let start = Instant::now();
            let parsed = parse(text, &filename, Mode::Exec, &ParseOptions::default(), &arena);
            parsing += start.elapsed();
            let Ok(parsed) = parsed else { continue };
            good += usize::from(compile_ast(&parsed.tree, &filename, &options, &arena).is_ok());
        }
        best = best.min(start.elapsed());
        best_parse = best_parse.min(parsing);
    }
    let speed = size as f64 / 1e6 / best.as_secs_f64();
    println!(
        "{good} of {} files, {size} bytes: {best:?} ({best_parse:?} parsing), {speed:.1} MB/s",
        texts.len()
    );
    Ok(())
}

fn batch() -> Result<(), Failure> {
    let mut input = std::io::stdin().lock();
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut header = String::new();
    while input.read_line(&mut header)? > 0 {
        let fields: Vec<&str> = header.split_whitespace().collect();
        let [how, flags, optimize, kind, form, name_length, length] = fields[..] else {
            return Err("bad header".into());
        };
        let (how, flags): (Mode, u32) = (mode(how)?, flags.parse()?);
        let mut filename = vec![0; name_length.parse()?];
        input.read_exact(&mut filename)?;
        let filename = name(&String::from_utf8(filename)?);
        let mut bytes = vec![0; length.parse()?];
        input.read_exact(&mut bytes)?;
        let options = CompileOptions {
            parse: ParseOptions {
                allow_incomplete_input: flags & ALLOW_INCOMPLETE_INPUT != 0,
                dont_imply_dedent: flags & DONT_IMPLY_DEDENT != 0,
                type_comments: flags & TYPE_COMMENTS != 0,
                ..ParseOptions::default()
            },
            optimize: optimize.parse()?,
            future_flags: flags & FUTURE_MASK,
            allow_top_level_await: flags & ALLOW_TOP_LEVEL_AWAIT != 0,
            // CPython's main thread has 8 MiB, and its frames are of another size.
            stack_bytes: 6 << 20,
            ..CompileOptions::default()
        };
        if kind == "marshal" {
            let value = marshal::loads(&bytes).map_err(ReadError::message)?;
            if let Const::Code(code) = &value {
                verify(code)?;
            }
            let bytes = marshal::dumps(&value, marshal::VERSION).map_err(|error| format!("{error:?}"))?;
            writeln!(output, "{{\"ok\": {}, \"warnings\": []}}", bytes.len())?;
            output.write_all(&bytes)?;
            output.flush()?;
            header.clear();
            continue;
        }
        let text =
            if kind == "text" { Ok(String::from_utf8(bytes)?) } else { text_of(&bytes, &filename, how) };
        match text.clone().and_then(|text| compile_named(&text, &filename, how, &options)) {
            Ok(compiled) => {
                let code = match form {
                    "symtable" => {
                        let show = |table: &SymbolTable<'_>, _: &[Warning]| {
                            let mut out = String::new();
                            symbols(table, SymbolTable::TOP, &mut out);
                            out.into_bytes()
                        };
                        let text = text.as_deref().unwrap_or_default();
                        with_symbol_table(text, &filename, how, &options, show)
                            .map_err(|error| json_error(&error))?
                    }
                    "dis" => dis(&compiled.code, &DisOptions::default()).into_bytes(),
                    _ => marshal::dumps(&Const::Code(compiled.code.into()), marshal::VERSION)
                        .map_err(|error| format!("{error:?}"))?,
                };
                let warnings = warnings(&compiled.warnings);
                writeln!(output, "{{\"ok\": {}, \"warnings\": {warnings}}}", code.len())?;
                output.write_all(&code)?;
            }
            Err(error) => {
                let warnings = warnings(&error.warnings);
                writeln!(output, "{{\"error\": {}, \"warnings\": {warnings}}}", json_error(&error))?;
            }
        }
        output.flush()?;
        header.clear();
    }
    Ok(())
}

/// A line for each scope, and one for each of its names.
fn symbols(table: &SymbolTable<'_>, id: ScopeId, out: &mut String) {
    let scope = table.scope(id);
    let varnames: Vec<_> = table.varnames_of(id).collect();
    let _ = writeln!(
        out,
        "{} {} {} {} {}",
        table.name_of(id),
        scope.kind as u8,
        scope.location.lineno,
        u8::from(scope.nested),
        varnames.join(" ")
    );
    let mut lines: Vec<String> =
        table.symbols_of(id).map(|(name, symbol)| format!(" {name} {:#x}\n", symbol.0)).collect();
    lines.sort();
    out.extend(lines);
    for &child in &scope.children {
        symbols(table, child, out);
    }
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

/// Kind, message, and what `SyntaxError` has of a place; `true` stands for a text that is to be read from the file.
fn json_error(error: &SyntaxError) -> String {
    let mut out = format!("[{}, {}", json(error.kind.name()), json(&error.msg));
    if let Some(location) = &error.location {
        let text = match &location.text {
            ErrorText::Line(line) => json(line),
            ErrorText::FromFile => "true".into(),
            ErrorText::None => "null".into(),
        };
        let _ = write!(out, ", {}, {}, {text}", location.lineno, location.offset);
        match location.end {
            Some((lineno, offset)) => out += &format!(", {lineno}, {offset}"),
            None => out += ", null, null",
        }
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
