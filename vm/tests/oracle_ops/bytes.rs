use super::{Args, ample, show_bytes, show_error, show_list};
use taipan_vm::collections::Buf;
use taipan_vm::heap::NoMemory;
use taipan_vm::text::affix::{self, Ends};
use taipan_vm::text::bytes::{self, HexError, HexMade};
use taipan_vm::text::codecs::bytes_escape::{self, EscapeError, OnError};
use taipan_vm::text::hash::HashKey;
use taipan_vm::text::layout::{self, Justify};
use taipan_vm::text::search;
use taipan_vm::text::split;
use taipan_vm::text::{SizeError, TextBuf, replace, repr, translate};

fn position(found: Option<usize>) -> String {
    found.map_or("-1".into(), |at| at.to_string())
}

fn sized(result: Result<Option<Buf<u8>>, SizeError>) -> String {
    match result {
        Ok(Some(bytes)) => show_bytes(&bytes),
        Ok(None) => "=".into(),
        Err(SizeError::NoMemory) => "!MemoryError".into(),
        Err(SizeError::TooLong(text)) => format!("!{text}"),
    }
}

fn parts<F>(bytes: &[u8], reverse: bool, split: F) -> String
where
    F: FnOnce(&mut dyn FnMut(std::ops::Range<usize>) -> Result<(), NoMemory>) -> Result<(), NoMemory>,
{
    let mut parts = Vec::new();
    ample(split(&mut |range| {
        parts.push(show_bytes(&bytes[range]));
        Ok(())
    }));
    if reverse {
        parts.reverse();
    }
    show_list(parts)
}

pub fn answer(name: &str, args: &Args<'_>) -> Option<String> {
    let text = &if name == "fromhex" { Vec::new() } else { args.bytes(0) }[..];
    let other = || args.bytes(1);
    let none = args.is_none(1);
    Some(match name {
        "find" => position(search::find(text, &other())),
        "rfind" => position(search::rfind(text, &other())),
        "count" => search::count(text, &other(), usize::MAX).to_string(),
        "replace" => sized(replace::replace_units(
            text,
            &other(),
            &args.bytes(2),
            args.max(3),
            "replace bytes are too long",
        )),
        "split" if none => {
            parts(text, false, |each| split::split_space_units(text, split::is_byte_space, args.max(2), each))
        }
        "split" => parts(text, false, |each| split::split_units(text, &other(), args.max(2), each)),
        "rsplit" if none => {
            parts(text, true, |each| split::rsplit_space_units(text, split::is_byte_space, args.max(2), each))
        }
        "rsplit" => parts(text, true, |each| split::rsplit_units(text, &other(), args.max(2), each)),
        "splitlines" => {
            let keep = args.flag(1);
            parts(text, false, |each| split::split_lines_units(text, split::is_byte_line_end, keep, each))
        }
        "strip" if none => show_bytes(&text[affix::strip_units(text, Ends::Both, split::is_byte_space)]),
        "strip" => show_bytes(&text[affix::strip_bytes(text, &other(), Ends::Both)]),
        "lower" => show_bytes(&ample(bytes::lower(text))),
        "upper" => show_bytes(&ample(bytes::upper(text))),
        "title" => show_bytes(&ample(bytes::title(text))),
        "capitalize" => show_bytes(&ample(bytes::capitalize(text))),
        "swapcase" => show_bytes(&ample(bytes::swapcase(text))),
        "predicates" => {
            let answers = [
                bytes::is_alpha(text),
                bytes::is_alnum(text),
                bytes::is_digit(text),
                bytes::is_space(text),
                bytes::is_lower(text),
                bytes::is_upper(text),
                bytes::is_title(text),
                text.is_ascii(),
            ];
            answers.iter().map(|&yes| if yes { '1' } else { '0' }).collect()
        }
        "justify" => {
            let justify = match args.str(3) {
                "l" => Justify::Left,
                "r" => Justify::Right,
                _ => Justify::Center,
            };
            sized(layout::justify_bytes(text, args.number(2), other()[0], justify))
        }
        "zfill" => sized(layout::zfill_bytes(text, args.number(1))),
        "expandtabs" => sized(layout::expand_tabs_units(text, args.number(1), "result too long")),
        "repeat" => sized(layout::repeat_units(text, args.max(1), "repeated bytes are too long").map(Some)),
        "hex" => {
            let sep = if none { None } else { Some(other()[0]) };
            sized(bytes::hex(text, sep, args.number(2)).map(Some))
        }
        "fromhex" => match bytes::from_hex_text(args.text(0).as_text(), &mut [0; _]) {
            Ok(HexMade::Few(bytes)) => show_bytes(bytes),
            Ok(HexMade::Many(bytes)) => show_bytes(&bytes),
            Err(HexError::NoMemory) => "!MemoryError".into(),
            Err(HexError::OddDigits) => {
                "!fromhex() arg must contain an even number of hexadecimal digits".into()
            }
            Err(HexError::NotHex(at)) => {
                format!("!non-hexadecimal number found in fromhex() arg at position {at}")
            }
        },
        "repr" => {
            let mut out = TextBuf::new();
            ample(repr::push_bytes_repr(text, &mut out));
            super::show_buf(out)
        }
        "translate" => {
            let table: Option<[u8; 256]> = other().try_into().ok();
            show_bytes(&ample(translate::translate_bytes(text, table.as_ref(), &args.bytes(2))))
        }
        "hash" => HashKey::from_seed(args.number(1)).hash_bytes(text).to_string(),
        "escape_encode" => show_bytes(&ample(bytes_escape::encode(text))),
        "escape_decode" => {
            let on_error = match args.str(1) {
                "strict" => OnError::Strict,
                "replace" => OnError::Replace,
                _ => OnError::Ignore,
            };
            match bytes_escape::decode(text, on_error) {
                Ok(found) => show_bytes(&found.bytes),
                Err(EscapeError::NoMemory) => "!MemoryError".into(),
                Err(EscapeError::Trailing) => show_error("Trailing \\ in string"),
                Err(EscapeError::Hex(at)) => show_error(&format!("invalid \\x escape at position {at}")),
            }
        }
        _ => return None,
    })
}
