use super::{Args, ample, show_compact, show_list, show_option, show_text};
use taipan_vm::heap::NoMemory;
use taipan_vm::text::affix::{self, Ends};
use taipan_vm::text::hash::HashKey;
use taipan_vm::text::layout::{self, Justify};
use taipan_vm::text::search::{self, span};
use taipan_vm::text::translate::{self, Table, Translated};
use taipan_vm::text::{Compact, SizeError, Text, TextBuf, case, replace, repr, split, ucd};

fn position(found: Option<usize>) -> String {
    found.map_or("-1".into(), |at| at.to_string())
}

fn sized(result: Result<Compact, SizeError>) -> String {
    match result {
        Ok(text) => show_compact(&text),
        Err(SizeError::NoMemory) => "!MemoryError".into(),
        Err(SizeError::TooLong(text)) => format!("!{text}"),
    }
}

fn sized_option(result: Result<Option<Compact>, SizeError>) -> String {
    match result {
        Ok(None) => "=".into(),
        Ok(Some(text)) => sized(Ok(text)),
        Err(error) => sized(Err(error)),
    }
}

struct Pairs(Vec<(u32, Option<Compact>)>);

impl Table for Pairs {
    type Error = NoMemory;

    fn translate(&mut self, code: u32) -> Result<Translated<'_>, NoMemory> {
        Ok(match self.0.iter().find(|(key, _)| *key == code) {
            None => Translated::Same,
            Some((_, None)) => Translated::Delete,
            Some((_, Some(text))) => match (text.as_text().get(0), text.len()) {
                (Some(code), 1) => Translated::Char(code),
                _ => Translated::Text(text.as_text()),
            },
        })
    }
}

/// The shown parts of a text that a splitting function hands out.
fn parts<F>(text: Text<'_>, reverse: bool, split: F) -> String
where
    F: FnOnce(&mut dyn FnMut(std::ops::Range<usize>) -> Result<(), NoMemory>) -> Result<(), NoMemory>,
{
    let mut parts = Vec::new();
    ample(split(&mut |range| {
        parts.push(show_compact(&text.slice(range).to_compact()?));
        Ok(())
    }));
    if reverse {
        parts.reverse();
    }
    show_list(parts)
}

pub fn answer(name: &str, args: &Args<'_>) -> Option<String> {
    let text = args.text(0);
    let text = text.as_text();
    let other = args.text(1);
    let other = other.as_text();
    let within = |found: fn(Text<'_>, Text<'_>) -> Result<Option<usize>, NoMemory>| {
        let range = span(text.len(), args.number(2), args.number(3));
        position(range.and_then(|range| Some(range.start + ample(found(text.slice(range), other))?)))
    };
    Some(match name {
        "find" => within(search::find_text),
        "rfind" => within(search::rfind_text),
        "count" => ample(search::count_text(text, other)).to_string(),
        "contains" => ample(search::contains(text, other)).to_string(),
        "startswith" | "endswith" => {
            let test = if name == "startswith" { search::has_prefix } else { search::has_suffix };
            let range = span(text.len(), args.number(2), args.number(3));
            range.is_some_and(|range| test(text, range, other)).to_string()
        }
        "partition" | "rpartition" => {
            let found = if name == "partition" { search::partition } else { search::rpartition };
            show_option(ample(found(text, other)).map(|range| format!("{}:{}", range.start, range.end)))
        }
        "replace" => sized_option(replace::replace(text, other, args.text(2).as_text(), args.max(3))),
        "split" if args.is_none(1) => parts(text, false, |each| split::split_space(text, args.max(2), each)),
        "split" => parts(text, false, |each| split::split(text, other, args.max(2), each)),
        "rsplit" if args.is_none(1) => parts(text, true, |each| split::rsplit_space(text, args.max(2), each)),
        "rsplit" => parts(text, true, |each| split::rsplit(text, other, args.max(2), each)),
        "splitlines" => parts(text, false, |each| split::split_lines(text, args.flag(1), each)),
        "strip" => {
            let ends = match args.str(2) {
                "l" => Ends::Left,
                "r" => Ends::Right,
                _ => Ends::Both,
            };
            let range = if args.is_none(1) {
                affix::strip_space(text, ends)
            } else {
                affix::strip_chars(text, other, ends)
            };
            show_compact(&ample(text.slice(range).to_compact()))
        }
        "lower" => show_compact(&ample(case::lower(text))),
        "upper" => show_compact(&ample(case::upper(text))),
        "title" => show_compact(&ample(case::title(text))),
        "capitalize" => show_compact(&ample(case::capitalize(text))),
        "swapcase" => show_compact(&ample(case::swapcase(text))),
        "casefold" => show_compact(&ample(case::casefold(text))),
        "predicates" => {
            let answers = [
                case::all(text, ucd::ALPHA),
                case::all(text, ucd::DECIMAL),
                case::all(text, ucd::DIGIT),
                case::all(text, ucd::NUMERIC),
                case::all(text, case::ALNUM),
                case::is_space(text),
                case::is_lower(text),
                case::is_upper(text),
                case::is_title(text),
                case::is_identifier(text),
                case::is_printable(text),
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
            sized_option(layout::justify(text, args.number(2), other.get(0)?, justify))
        }
        "zfill" => sized_option(layout::zfill(text, args.number(1))),
        "expandtabs" => sized_option(layout::expand_tabs(text, args.number(1))),
        "repeat" => sized(layout::repeat(text, args.max(1))),
        "concat" => sized(layout::concat(text, other)),
        "join" => {
            let parts = args.texts(1);
            sized(layout::join(text, parts.iter().map(Compact::as_text)))
        }
        "translate" => {
            let pairs = super::list(args.str(1)).map(|pair| {
                let (code, to) = pair.split_once(':').unwrap();
                let to = if to == "-" { None } else { Some(super::decode_text(to)) };
                (u32::from_str_radix(code, 16).unwrap(), to)
            });
            show_compact(&ample(translate::translate(text, &mut Pairs(pairs.collect()))))
        }
        "repr" | "ascii" => {
            let mut out = TextBuf::new();
            let push = if name == "repr" { repr::push_repr } else { repr::push_ascii_repr };
            ample(push(text, &mut out));
            super::show_buf(out)
        }
        "compare" => (text.compare(other) as i8).to_string(),
        "hash" => HashKey::from_seed(args.number(1)).hash_text(text).to_string(),
        "utf8" => {
            // Through UTF-8, or WTF-8 with surrogates, and back.
            let wtf8 = taipan_vm::text::builder::to_wtf8(text);
            show_text(ample(Compact::of_wtf8(wtf8.as_wtf8())).as_text())
        }
        _ => return None,
    })
}
