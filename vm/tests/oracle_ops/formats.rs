use super::{Args, ample, show_buf, show_bytes, show_list, show_text};
use std::ops::Range;
use taipan_vm::collections::Buf;
use taipan_vm::number::complex::Complex;
use taipan_vm::number::int_text::PrintError;
use taipan_vm::text::field_name::{Access, AutoNumber, FieldError, First, Template, split_name};
use taipan_vm::text::format_number::{Locale, TOO_MANY_DIGITS, push_complex, push_float_value, push_int};
use taipan_vm::text::format_spec::{FormatError, Spec, Target};
use taipan_vm::text::percent::{Arguments, Directive, PercentError, next_directive};
use taipan_vm::text::{Text, TextBuf};
use taipan_vm::with_units;

const LIMIT: usize = 4300;

fn formatted(target: Target, type_name: &str, args: &Args<'_>) -> String {
    let spec_text = args.text(1);
    let mut out = TextBuf::new();
    let locale =
        Locale { decimal_point: Text::Ascii(b","), thousands_sep: Text::Ascii(b"."), grouping: &[3, 3, 0] };
    let locale = if args.flag(2) { &locale } else { &Locale::C };
    let result = Spec::parse(spec_text.as_text(), target).and_then(|spec| match target {
        Target::Str => spec.push_str_value(args.text(0).as_text(), &mut out),
        Target::Int => push_int(args.int(0).as_ref(), &spec, locale, LIMIT, &mut out),
        Target::Float => push_float_value(args.float(0), &spec, locale, &mut out),
        Target::Complex => {
            let (real, imag) = args.str(0).split_once(',').unwrap();
            let part = |bits: &str| Args(vec![bits]).float(0);
            push_complex(Complex::new(part(real), part(imag)), &spec, locale, &mut out)
        }
    });
    match result {
        Ok(()) => show_buf(out),
        Err(FormatError::NoMemory) => "!MemoryError".into(),
        Err(FormatError::Text(TOO_MANY_DIGITS)) => "!limit".into(),
        Err(error) => {
            let mut message = TextBuf::new();
            ample(error.push_message(spec_text.as_text(), type_name, &mut message));
            format!("!{}", show_text(message.as_text()).replace("\\2c;", ","))
        }
    }
}

/// One argument for all stars and conversions.
struct One<'a> {
    star: i64,
    has_mapping: bool,
    text: Text<'a>,
    key: Option<String>,
}

enum Wrong {
    Format(PercentError),
    NoMapping,
}

impl From<PercentError> for Wrong {
    fn from(error: PercentError) -> Self {
        Wrong::Format(error)
    }
}

impl Arguments for One<'_> {
    type Error = Wrong;

    fn key(&mut self, key: Range<usize>) -> Result<(), Wrong> {
        self.key = Some(show_text(self.text.slice(key)));
        Ok(())
    }

    fn expect_mapping(&mut self) -> Result<(), Wrong> {
        if self.has_mapping { Ok(()) } else { Err(Wrong::NoMapping) }
    }

    fn width(&mut self) -> Result<isize, Wrong> {
        Ok(self.star as isize)
    }

    fn precision(&mut self) -> Result<i32, Wrong> {
        Ok(self.star as i32)
    }
}

/// `format % ...`, where every conversion shows the value in `args[1]`, of the type that `args[2]` names.
fn percent(args: &Args<'_>, of_bytes: bool) -> String {
    let format = args.text(0);
    let format = format.as_text();
    let kind = args.str(2);
    let mut one = One { star: args.number(3), has_mapping: args.flag(4), text: format, key: None };
    let (mut out, mut bytes) = (TextBuf::new(), Buf::new());
    let mut at = 0;
    let mut keys = Vec::new();
    loop {
        let directive = with_units!(format, units => next_directive(units, &mut at, &mut one));
        keys.extend(one.key.take());
        let conversion = match directive {
            Ok(None) => break,
            Ok(Some(Directive::Literal(range))) => {
                let literal = format.slice(range);
                ample(out.push_text(literal));
                ample(bytes.extend(literal.iter().map(|c| c as u8)));
                continue;
            }
            Ok(Some(Directive::Percent)) => {
                ample(out.push_ascii(b"%"));
                ample(bytes.push(b'%'));
                continue;
            }
            Ok(Some(Directive::Conversion(conversion))) => conversion,
            Err(Wrong::NoMapping) => return "!format requires a mapping".into(),
            Err(Wrong::Format(error)) => return format!("!{}", error.message()),
        };
        let conversion_kind = char::from_u32(conversion.kind).unwrap_or('\0');
        if !"sdiuoxXeEfFgGc".contains(conversion_kind) {
            return format!("!unsupported {:x} {}", conversion.kind, conversion.index);
        }
        let result = match kind {
            "str" if of_bytes => {
                let text: Vec<u8> = args.text(1).as_text().iter().map(|c| c as u8).collect();
                conversion.push_bytes(&text, &mut bytes).map_err(PrintError::from)
            }
            "str" => conversion.push_text(args.text(1).as_text(), &mut out).map_err(PrintError::from),
            "int" if of_bytes => conversion.push_int(args.int(1).as_ref(), LIMIT, &mut bytes),
            "int" => conversion.push_int(args.int(1).as_ref(), LIMIT, &mut out),
            _ if of_bytes => conversion.push_float(args.float(1), &mut bytes).map_err(PrintError::from),
            _ => conversion.push_float(args.float(1), &mut out).map_err(PrintError::from),
        };
        match result {
            Ok(()) => {}
            Err(PrintError::NoMemory) => return "!MemoryError".into(),
            Err(PrintError::TooManyDigits) => return "!limit".into(),
        }
    }
    let shown = if of_bytes { show_bytes(&bytes) } else { show_buf(out) };
    format!("{shown} {}", keys.join(" "))
}

/// What `_string.formatter_parser` lists.
fn template(text: Text<'_>) -> Result<String, FieldError> {
    let mut template = Template::new(text);
    let mut pieces = Vec::new();
    while let Some(piece) = template.next_piece()? {
        let part = |range: Range<usize>| show_text(text.slice(range));
        let field = piece.field.map_or(String::new(), |field| {
            let conversion = field.conversion.map_or("-".into(), |code| format!("{code:x}"));
            format!("|{}|{}|{conversion}", part(field.name), part(field.spec))
        });
        pieces.push(format!("{}{field}", part(piece.literal)));
    }
    Ok(show_list(pieces))
}

fn field(text: Text<'_>, numbers: Option<&mut AutoNumber>) -> Result<String, FieldError> {
    let (first, mut rest) = split_name(text, 0..text.len(), numbers)?;
    let mut parts = vec![match first {
        First::Index(index) => format!("#{index}"),
        First::Key(range) => show_text(text.slice(range)),
    }];
    while let Some(access) = rest.next_access()? {
        parts.push(match access {
            Access::Attribute(range) => format!(".{}", show_text(text.slice(range))),
            Access::Index(index) => format!("[#{index}"),
            Access::Key(range) => format!("[{}", show_text(text.slice(range))),
        });
    }
    Ok(show_list(parts))
}

pub fn answer(name: &str, args: &Args<'_>) -> Option<String> {
    let field_result = |result: Result<String, FieldError>| match result {
        Ok(shown) => shown,
        Err(error) => format!("!{}", show_text(Text::Ascii(error.message().as_bytes()))),
    };
    Some(match name {
        "str" => formatted(Target::Str, "str", args),
        "int" => formatted(Target::Int, "int", args),
        "float" => formatted(Target::Float, "float", args),
        "complex" => formatted(Target::Complex, "complex", args),
        "percent" => percent(args, false),
        "percent_bytes" => percent(args, true),
        "template" => field_result(template(args.text(0).as_text())),
        "field" => field_result(field(args.text(0).as_text(), None)),
        "fields" => {
            let mut numbers = AutoNumber::default();
            let mut all = Vec::new();
            for name in args.texts(0) {
                all.push(field_result(field(name.as_text(), Some(&mut numbers))));
            }
            all.join("/")
        }
        _ => return None,
    })
}
