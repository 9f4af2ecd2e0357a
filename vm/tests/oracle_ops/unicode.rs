use super::{Args, ample, digest, show_compact, show_float, show_list, show_option};
use std::fmt::Write;
use taipan_vm::text::ucd::{self, names, normalize, old};
use taipan_vm::text::{Compact, repr, ucd::Case};

fn hex(codes: &[u32]) -> String {
    codes.iter().map(|code| format!("{code:x}")).collect::<Vec<_>>().join(" ")
}

fn decomposition(found: Option<ucd::Decomposition>) -> String {
    let Some(found) = found else { return String::new() };
    let tag = found.tag;
    let codes: Vec<u32> = found.collect();
    format!("{tag} {}", hex(&codes))
}

/// All that is known of a character, in a line.
fn properties(code: u32) -> String {
    let mut line = format!("{code:x}");
    for flag in [
        ucd::is_alpha(code),
        ucd::is_decimal(code),
        ucd::is_digit(code),
        ucd::is_numeric(code),
        ucd::is_alnum(code),
        ucd::is_space(code),
        ucd::is_lower(code),
        ucd::is_upper(code),
        ucd::is_title(code),
        ucd::is_printable(code),
        ucd::is_xid_start(code) || code == 0x5F,
        ucd::is_xid_continue(code),
        ucd::is_line_break(code),
        ucd::mirrored(code),
        old::mirrored(code),
    ] {
        line.push(if flag { '1' } else { '0' });
    }
    for case in [Case::Lower, Case::Upper, Case::Title, Case::Fold] {
        write!(line, ";{}", hex(ucd::map_case(code, case).codes())).unwrap();
    }
    let digit = |digit: Option<u8>| show_option(digit.map(|digit| digit.to_string()));
    let numeric = |value: Option<f64>| show_option(value.map(show_float));
    write!(
        line,
        ";{};{};{};{};{};{};{};{}",
        ucd::category(code),
        ucd::bidirectional(code),
        ucd::combining(code),
        ucd::east_asian_width(code),
        digit(ucd::decimal(code)),
        digit(ucd::digit(code)),
        numeric(ucd::numeric(code)),
        decomposition(ucd::decomposition(code).filter(|_| !(0xAC00..=0xD7A3).contains(&code))),
    )
    .unwrap();
    write!(
        line,
        ";{};{};{};{};{};{};{}",
        old::category(code),
        old::bidirectional(code),
        old::combining(code),
        old::east_asian_width(code),
        digit(old::decimal(code)),
        numeric(old::numeric(code)),
        decomposition(old::decomposition(code).filter(|_| !(0xAC00..=0xD7A3).contains(&code))),
    )
    .unwrap();
    line
}

fn name(found: Option<names::Name>) -> String {
    show_option(found.map(|name| String::from_utf8(name.as_bytes().to_vec()).unwrap()))
}

pub fn answer(question: &str, args: &Args<'_>) -> Option<String> {
    let block = |line: &dyn Fn(u32) -> String| {
        let start: u32 = args.number(0);
        let lines: Vec<String> = (start..start + args.number::<u32>(1)).map(line).collect();
        digest(&lines.join("\n"))
    };
    Some(match question {
        "properties" => block(&properties),
        "names" => block(&|code| format!("{} {}", name(names::name(code)), name(old::name(code)))),
        "forms" => block(&|code| {
            let text = Compact::of_char(code).unwrap();
            let mut line = String::new();
            for edition in [normalize::Edition::Current, normalize::Edition::V3_2] {
                for form in ["NFD", "NFKD", "NFC", "NFKC"] {
                    let form = normalize::Form::named(form).unwrap();
                    match ample(normalize::normalize(text.as_text(), form, edition)) {
                        Some(normal) => {
                            line.push_str(&hex(&normal.as_text().iter().collect::<Vec<_>>()));
                        }
                        None => write!(line, "{code:x}").unwrap(),
                    }
                    line.push(',');
                }
            }
            line
        }),
        "normalize" => {
            let text = args.text(0);
            let form = normalize::Form::named(args.str(1)).unwrap();
            let edition = if args.flag(2) { normalize::Edition::V3_2 } else { normalize::Edition::Current };
            let normal = ample(normalize::normalize(text.as_text(), form, edition));
            let is_normal = ample(normalize::is_normalized(text.as_text(), form, edition));
            let shown = match normal {
                Some(normal) => show_compact(&ample(normal.finish())),
                None => show_compact(&text),
            };
            format!("{shown} {is_normal}")
        }
        "lookup" => {
            let text = args.text(0);
            let scope = if args.flag(1) { names::Scope::Characters } else { names::Scope::Sequences };
            let name = text.as_text().as_str().and_then(|name| names::lookup(name.as_bytes(), scope));
            show_option(name.map(|named| hex(named.codes())))
        }
        "escapes" => show_list((0..0x110000).step_by(args.number(0)).map(|code| {
            let (escape, len) = repr::hex_escape(code);
            String::from_utf8(escape[..len].to_vec()).unwrap()
        })),
        _ => return None,
    })
}
