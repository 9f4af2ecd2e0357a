use super::{Args, ample, show_buf, show_bytes};
use std::convert::Infallible;
use taipan_vm::collections::Buf;
use taipan_vm::heap::NoMemory;
use taipan_vm::text::codecs::charmap::{CharmapEncoder, EncodingMap, MappingDecoder, TableDecoder};
use taipan_vm::text::codecs::errors::{
    Builtin, BuiltinDecodeErrors, BuiltinEncodeErrors, decode_message, encode_message,
};
use taipan_vm::text::codecs::latin1::{AsciiDecoder, NarrowEncoder, decode_latin1};
use taipan_vm::text::codecs::raw_unicode_escape::{self, RawUnicodeEscapeDecoder};
use taipan_vm::text::codecs::unicode_escape::{self, InvalidEscape, UnicodeEscapeDecoder};
use taipan_vm::text::codecs::utf7::{self, Utf7Decoder};
use taipan_vm::text::codecs::utf8::{Utf8Decoder, Utf8Encoder};
use taipan_vm::text::codecs::utf16::{ByteOrder, Utf16Decoder, Utf16Encoder};
use taipan_vm::text::codecs::utf32::{Utf32Decoder, Utf32Encoder};
use taipan_vm::text::codecs::{
    DecodeErrors, Decoder, EncodeErrors, Encoder, Problem, Replacement, Resume, decode, encode,
};
use taipan_vm::text::{Compact, Text, TextBuf};

/// The message of the exception that was raised.
struct Raised(String);

impl From<NoMemory> for Raised {
    fn from(_: NoMemory) -> Self {
        Raised("MemoryError".into())
    }
}

impl From<Infallible> for Raised {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

fn raise_decode(input: &[u8], problem: &Problem) -> Raised {
    let message = ample(decode_message(input, problem));
    Raised(format!("{} {} {}", problem.start, problem.end, super::show_text(message.as_text())))
}

fn raise_encode(text: Text<'_>, problem: &Problem) -> Raised {
    let message = ample(encode_message(text, problem));
    Raised(format!("{} {} {}", problem.start, problem.end, super::show_text(message.as_text())))
}

/// A handler such as Python code registers: it shows what it was asked, and goes on a little off the end.
struct Shown {
    log: Vec<String>,
    kept: TextBuf,
}

impl DecodeErrors for Shown {
    type Error = Raised;

    fn fix(&mut self, input: &[u8], problem: &Problem, out: &mut TextBuf) -> Result<Resume, Raised> {
        self.log.push(format!("{}-{}", problem.start, problem.end));
        out.push_str("<")?;
        out.push(0x100 + u32::from(input[problem.start]))?;
        out.push_str(">")?;
        Ok(Resume { at: (problem.start + 1).max(problem.end - 1), input: None })
    }
}

impl EncodeErrors for Shown {
    type Error = Raised;

    fn fix(&mut self, text: Text<'_>, problem: &Problem) -> Result<(Replacement<'_>, usize), Raised> {
        self.log.push(format!("{}-{}", problem.start, problem.end));
        self.kept = TextBuf::new();
        // A surrogate among the characters is replaced by what no narrow encoding takes.
        self.kept.push(if text.get(problem.start) == Some(0xDFFF) { 0x3B1 } else { 0x3F })?;
        Ok((Replacement::Text(self.kept.as_text()), (problem.start + 1).max(problem.end - 1)))
    }

    fn refuse(&mut self, text: Text<'_>, problem: &Problem) -> Raised {
        raise_encode(text, problem)
    }
}

fn decode_with<D>(decoder: D, input: &[u8], errors: &str) -> Result<(TextBuf, usize, String), Raised>
where
    D: Decoder<Raised>,
{
    let mut out = TextBuf::new();
    if errors == "shown" {
        let mut handler = Shown { log: Vec::new(), kept: TextBuf::new() };
        let used = decode(decoder, input, &mut handler, &mut out)?;
        return Ok((out, used, handler.log.join(" ")));
    }
    let handler = Builtin::named(errors.as_bytes()).unwrap();
    let mut handler = BuiltinDecodeErrors { handler, raise: raise_decode };
    let used = decode(decoder, input, &mut handler, &mut out)?;
    Ok((out, used, String::new()))
}

fn encode_with<X>(encoder: X, text: Text<'_>, errors: &str) -> Result<(Buf<u8>, String), Raised>
where
    X: Encoder<Raised>,
{
    let mut out = Buf::new();
    if errors == "shown" {
        let mut handler = Shown { log: Vec::new(), kept: TextBuf::new() };
        encode(encoder, text, &mut handler, &mut out)?;
        return Ok((out, handler.log.join(" ")));
    }
    let mut handler = BuiltinEncodeErrors::new(Builtin::named(errors.as_bytes()).unwrap(), raise_encode);
    encode(encoder, text, &mut handler, &mut out)?;
    Ok((out, String::new()))
}

fn order(name: &str) -> ByteOrder {
    match &name[6..] {
        "" => ByteOrder::Native,
        "-le" => ByteOrder::Little,
        _ => ByteOrder::Big,
    }
}

fn decode_as(args: &Args<'_>) -> Result<String, Raised> {
    let (name, errors, last, input) = (args.str(0), args.str(1), args.flag(2), args.bytes(3));
    let mut note = String::new();
    let (text, used, log) = match name {
        "utf-8" => decode_with(Utf8Decoder { last }, &input, errors)?,
        "utf-7" => decode_with(Utf7Decoder::new(last), &input, errors)?,
        "ascii" => decode_with(AsciiDecoder, &input, errors)?,
        "latin-1" => {
            let text = decode_latin1(&input)?;
            (text.into_buf(), input.len(), String::new())
        }
        "unicode_escape" => {
            let mut decoder = UnicodeEscapeDecoder::new(last);
            let found = decode_with(&mut decoder, &input, errors)?;
            if let Some((_, escape)) = decoder.invalid {
                note = match escape {
                    InvalidEscape::Char(byte) => format!(" {byte:x}"),
                    InvalidEscape::Octal(code) => format!(" 0o{code:o}"),
                };
            }
            found
        }
        "raw_unicode_escape" => decode_with(RawUnicodeEscapeDecoder { last }, &input, errors)?,
        "charmap" => {
            let table = args.text(4);
            let through_table = decode_with(TableDecoder { table: table.as_text() }, &input, errors);
            // The same by a closure, as for a dict.
            let lookup = |byte: u8, out: &mut TextBuf| -> Result<bool, Raised> {
                match table.as_text().get(usize::from(byte)) {
                    Some(code) if code != 0xFFFE => {
                        out.push(code)?;
                        Ok(true)
                    }
                    _ => Ok(false),
                }
            };
            let through_mapping = decode_with(MappingDecoder { lookup }, &input, errors);
            match (&through_table, &through_mapping) {
                (Ok(a), Ok(b)) => assert!(a.0.as_text() == b.0.as_text()),
                (Err(a), Err(b)) => assert_eq!(a.0, b.0),
                _ => panic!("table and mapping differ"),
            }
            through_table?
        }
        _ if name.starts_with("utf-16") => {
            let mut decoder = Utf16Decoder::new(order(name), last);
            let found = decode_with(&mut decoder, &input, errors)?;
            note = format!(" {:?}", decoder.order);
            found
        }
        _ => {
            let mut decoder = Utf32Decoder::new(order(name), last);
            let found = decode_with(&mut decoder, &input, errors)?;
            note = format!(" {:?}", decoder.order);
            found
        }
    };
    Ok(format!("{} {used} {log}{note}", show_buf(text)))
}

fn encode_as(args: &Args<'_>) -> Result<String, Raised> {
    let (name, errors, text) = (args.str(0), args.str(1), args.text(2));
    let text = text.as_text();
    let (bytes, log) = match name {
        "utf-8" => encode_with(Utf8Encoder, text, errors)?,
        "ascii" => encode_with(NarrowEncoder::ASCII, text, errors)?,
        "latin-1" => encode_with(NarrowEncoder::LATIN1, text, errors)?,
        "utf-7" => (ample(utf7::encode(text)), String::new()),
        "unicode_escape" => (ample(unicode_escape::encode(text)), String::new()),
        "raw_unicode_escape" => (ample(raw_unicode_escape::encode(text)), String::new()),
        "charmap" => {
            let table = args.text(3);
            match ample(EncodingMap::build(table.as_text())) {
                Some(map) => encode_with(map.encoder(), text, errors)?,
                None => {
                    let lookup = |code: u32, out: &mut Buf<u8>| -> Result<bool, Raised> {
                        // As in the dict that `charmap_build` makes, the last of several wins.
                        let table = table.as_text().slice(0..256);
                        let place = table.iter().rposition(|c| c == code && c != 0xFFFE);
                        if let Some(place) = place {
                            out.push(place as u8)?;
                        }
                        Ok(place.is_some())
                    };
                    encode_with(CharmapEncoder { lookup }, text, errors)?
                }
            }
        }
        _ if name.starts_with("utf-16") => encode_with(Utf16Encoder::new(order(name)), text, errors)?,
        _ => encode_with(Utf32Encoder::new(order(name)), text, errors)?,
    };
    Ok(format!("{} {log}", show_bytes(&bytes)))
}

pub fn answer(name: &str, args: &Args<'_>) -> Option<String> {
    let result = match name {
        "decode" => decode_as(args),
        "encode" => encode_as(args),
        "has_map" => Ok(match ample(EncodingMap::build(args.text(0).as_text())) {
            Some(map) => format!("{}", map.size()),
            None => "dict".into(),
        }),
        "name" => Ok(super::show_text(Compact::of_str(args.str(0)).ok()?.as_text())),
        _ => return None,
    };
    Some(match result {
        Ok(shown) => shown,
        Err(Raised(message)) => format!("!{message}"),
    })
}
