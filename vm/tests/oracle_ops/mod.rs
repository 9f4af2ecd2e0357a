//! Questions that CPython answers too, one a line: `operation<TAB>argument<TAB>...`. The answer is a line as well.
//!
//! Text is written with `\hex;` for every character outside of visible ASCII and blanks, for commas and backslashes; bytes in
//! hexadecimal; floats by their bits in hexadecimal (`nan` for all of them); lists with commas; `-` for nothing; an error is
//! `!` and its text. `conformance/tools/kernel_vectors.py` is the other side.

mod bytes;
mod codecs;
mod formats;
mod numbers;
mod sorting;
mod strings;
mod unicode;

use std::fmt::Write;
use taipan_vm::heap::NoMemory;
use taipan_vm::number::{Int, IntRef, int_text};
use taipan_vm::text::{Compact, Text, TextBuf};

/// The arguments of a question.
pub struct Args<'a>(Vec<&'a str>);

impl Args<'_> {
    fn str(&self, i: usize) -> &str {
        self.0.get(i).copied().unwrap_or("")
    }

    fn is_none(&self, i: usize) -> bool {
        self.str(i) == "-"
    }

    fn text(&self, i: usize) -> Compact {
        decode_text(self.str(i))
    }

    fn texts(&self, i: usize) -> Vec<Compact> {
        list(self.str(i)).map(decode_text).collect()
    }

    fn bytes(&self, i: usize) -> Vec<u8> {
        let digits = self.str(i).as_bytes();
        digits
            .chunks(2)
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect()
    }

    fn number<T: std::str::FromStr>(&self, i: usize) -> T
    where
        T::Err: std::fmt::Debug,
    {
        self.str(i).parse().unwrap()
    }

    fn flag(&self, i: usize) -> bool {
        self.str(i) == "1"
    }

    fn int(&self, i: usize) -> Int {
        int_text::parse(self.str(i).as_bytes(), 0, 0).unwrap()
    }

    fn float(&self, i: usize) -> f64 {
        match self.str(i) {
            "nan" => f64::NAN,
            bits => f64::from_bits(u64::from_str_radix(bits, 16).unwrap()),
        }
    }

    /// The number of splits or replacements: negative for all.
    fn max(&self, i: usize) -> usize {
        usize::try_from(self.number::<i64>(i)).unwrap_or(usize::MAX)
    }
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    let all = if text == "[]" { None } else { Some(text.split(',')) };
    all.into_iter().flatten()
}

fn decode_text(written: &str) -> Compact {
    let mut buf = TextBuf::new();
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        if c == '\\' {
            let end = rest.find(';').unwrap();
            buf.push(u32::from_str_radix(&rest[1..end], 16).unwrap()).unwrap();
            rest = &rest[end + 1..];
        } else {
            buf.push(u32::from(c)).unwrap();
            rest = &rest[c.len_utf8()..];
        }
    }
    buf.finish().unwrap()
}

fn show_text(text: Text<'_>) -> String {
    let mut shown = String::new();
    for code in text.iter() {
        match char::from_u32(code) {
            Some(c @ ' '..='~') if c != '\\' && c != ',' => shown.push(c),
            _ => write!(shown, "\\{code:x};").unwrap(),
        }
    }
    shown
}

/// As [`show_text`], with a mark of the storage class, which CPython's `sys.getsizeof` tells.
fn show_compact(text: &Compact) -> String {
    let class = match text {
        Compact::Ascii(_) => 'a',
        Compact::Latin1(_) => 'l',
        Compact::Ucs2(_) => '2',
        Compact::Ucs4(_) => '4',
    };
    format!("{class}:{}", show_text(text.as_text()))
}

fn show_buf(text: TextBuf) -> String {
    show_compact(&text.finish().unwrap())
}

fn show_bytes(bytes: &[u8]) -> String {
    let mut shown = String::from("b:");
    for byte in bytes {
        write!(shown, "{byte:02x}").unwrap();
    }
    shown
}

fn show_float(float: f64) -> String {
    if float.is_nan() { "nan".into() } else { format!("{:016x}", float.to_bits()) }
}

fn show_int(int: IntRef<'_>) -> String {
    let mut out = taipan_vm::number::AsciiBuf::new();
    int_text::push_decimal(int, 0, &mut out).unwrap();
    String::from_utf8(out.to_vec()).unwrap()
}

/// An error's text.
fn show_error(text: &str) -> String {
    format!("!{}", show_text(Compact::of_str(text).unwrap().as_text()).replace("\\2c;", ","))
}

fn show_option(shown: Option<String>) -> String {
    shown.unwrap_or_else(|| "-".into())
}

fn show_list(items: impl IntoIterator<Item = String>) -> String {
    let items: Vec<String> = items.into_iter().collect();
    if items.is_empty() { "[]".into() } else { items.join(",") }
}

/// FNV-1a, in which long answers are compared.
fn digest(text: &str) -> String {
    let hash =
        text.bytes().fold(0xcbf29ce484222325u64, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x100000001b3));
    format!("{hash:016x}")
}

/// No test runs out of memory.
fn ample<T>(result: Result<T, NoMemory>) -> T {
    result.expect("there is memory")
}

/// Answers a question; `None` if the operation is unknown.
pub fn answer(line: &str) -> Option<String> {
    let mut parts = line.split('\t');
    let operation = parts.next()?;
    let args = Args(parts.collect());
    let (family, name) = operation.split_once('.')?;
    match family {
        "str" => strings::answer(name, &args),
        "bytes" => bytes::answer(name, &args),
        "ucd" => unicode::answer(name, &args),
        "codec" => codecs::answer(name, &args),
        "format" => formats::answer(name, &args),
        "int" | "float" | "complex" | "random" => numbers::answer(operation, &args),
        "sort" => sorting::answer(name, &args),
        _ => None,
    }
}
