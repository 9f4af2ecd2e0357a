//! Every kernel gives up cleanly wherever memory is refused: the n-th charge fails, for every n until none is left to fail.

use taipan_vm::collections::Buf;
use taipan_vm::collections::powersort::{sort_by, sort_total};
use taipan_vm::heap::current::Attached;
use taipan_vm::heap::{Heap, NoMemory};
use taipan_vm::number::complex::Complex;
use taipan_vm::number::float_format::{self, FloatFlags, FloatKind};
use taipan_vm::number::int::{self, IntRef, Owned};
use taipan_vm::number::{AsciiBuf, float_parse, int_bits, int_div, int_math, int_text};
use taipan_vm::text::codecs::charmap::EncodingMap;
use taipan_vm::text::codecs::errors::{Builtin, BuiltinDecodeErrors, BuiltinEncodeErrors};
use taipan_vm::text::codecs::latin1::NarrowEncoder;
use taipan_vm::text::codecs::unicode_escape::{self, UnicodeEscapeDecoder};
use taipan_vm::text::codecs::utf7::{self, Utf7Decoder};
use taipan_vm::text::codecs::utf8::{Utf8Decoder, Utf8Encoder};
use taipan_vm::text::codecs::utf16::{ByteOrder, Utf16Decoder, Utf16Encoder};
use taipan_vm::text::codecs::{Decoder, Encoder, decode, encode};
use taipan_vm::text::format_number::{Locale, push_complex, push_float_value, push_int};
use taipan_vm::text::format_spec::{Spec, Target};
use taipan_vm::text::layout::{self, Justify};
use taipan_vm::text::ucd::normalize::{Edition, Form, is_normalized, normalize};
use taipan_vm::text::{Compact, Text, TextBuf, bytes, case, replace, repr, search, split, translate};

fn decoded<D: Decoder<NoMemory>>(decoder: D, input: &[u8]) -> bool {
    let mut out = TextBuf::new();
    let mut errors =
        BuiltinDecodeErrors { handler: Builtin::BackslashReplace, raise: |_: &[u8], _: &_| NoMemory };
    decode(decoder, input, &mut errors, &mut out).is_ok() && out.finish().is_ok()
}

fn encoded<X: Encoder<NoMemory>>(encoder: X, text: Text<'_>) -> bool {
    let mut out = Buf::new();
    let mut errors = BuiltinEncodeErrors::new(Builtin::NameReplace, |_: Text<'_>, _: &_| NoMemory);
    encode(encoder, text, &mut errors, &mut out).is_ok()
}

struct Doubling(Compact);

impl translate::Table for Doubling {
    type Error = NoMemory;

    fn translate(&mut self, code: u32) -> Result<translate::Translated<'_>, NoMemory> {
        Ok(if code.is_multiple_of(2) {
            translate::Translated::Text(self.0.as_text())
        } else {
            translate::Translated::Same
        })
    }
}

#[test]
fn every_refusal_is_survived() {
    let heap = Heap::new();
    let account = heap.account();
    let make = |s: &str| Compact::of_str(s).expect("there is memory");
    let texts = [
        make("plain Text of ASCII, a\tb\n".repeat(100).as_str()),
        make(&"Straße µ\u{e9} ÿ ".repeat(100)),
        make(&"ΑΣ грань e\u{301}\u{327} ﬁ ".repeat(100)),
        make(&"🐍 a 𐐀 ".repeat(200)),
    ];
    let (space, wide) = (make(" "), make("ab\u{1F40D}cdefghijklmnopq"));
    let big = int_div::pow(Owned, IntRef::Small(3), IntRef::Small(9000)).expect("there is memory");
    let big = big.as_ref();
    let digits = "1234567890".repeat(200);
    // SAFETY: the heap outlives the guard.
    let _attached = unsafe { Attached::new(&heap) };

    let mut attempts = 0;
    let mut check = |name: &str, run: &dyn Fn() -> bool| {
        // What the pools keep for the next time is theirs; it stays the same.
        assert!(run(), "{name}");
        let kept = account.used();
        for n in 1.. {
            account.fail_after(n);
            let done = run();
            attempts += 1;
            assert!(account.used() <= kept + (1 << 17), "{name} leaves memory charged");
            account.fail_after(u64::MAX);
            if done {
                break;
            }
            assert!(n < 2000, "{name} never succeeds");
        }
    };
    for text in &texts {
        let text = text.as_text();
        check("find", &|| search::find_text(text, wide.as_text()).is_ok());
        check("replace", &|| replace::replace(text, space.as_text(), wide.as_text(), usize::MAX).is_ok());
        check("split", &|| {
            let each = |range| text.slice(range).to_compact().map(|_| ());
            split::split::<NoMemory>(text, space.as_text(), usize::MAX, each).is_ok()
        });
        check("join", &|| layout::join(wide.as_text(), [text, text, space.as_text()].into_iter()).is_ok());
        check("concat", &|| layout::concat(text, wide.as_text()).is_ok());
        check("repeat", &|| layout::repeat(text, 5).is_ok());
        check("justify", &|| layout::justify(text, 5000, 0x1F40D, Justify::Center).is_ok());
        check("expandtabs", &|| layout::expand_tabs(text, 8).is_ok());
        check("zfill", &|| layout::zfill(text, 5000).is_ok());
        check("translate", &|| translate::translate(text, &mut Doubling(Compact::empty())).is_ok());
        for (name, change) in
            [("upper", case::upper as fn(_) -> _), ("title", case::title), ("casefold", case::casefold)]
        {
            check(name, &|| change(text).is_ok());
        }
        check("normalize", &|| {
            normalize(text, Form::Nfkd, Edition::Current).is_ok_and(|n| n.is_none_or(|n| n.finish().is_ok()))
        });
        check("is_normalized", &|| is_normalized(text, Form::Nfc, Edition::V3_2).is_ok());
        check("repr", &|| {
            let mut out = TextBuf::new();
            repr::push_ascii_repr(text, &mut out).is_ok() && out.finish().is_ok()
        });
        check("utf-8", &|| encoded(Utf8Encoder, text));
        check("ascii", &|| encoded(NarrowEncoder::ASCII, text));
        check("utf-16", &|| encoded(Utf16Encoder::new(ByteOrder::Native), text));
        check("utf-7", &|| utf7::encode(text).is_ok());
        check("unicode_escape", &|| unicode_escape::encode(text).is_ok());
        check("charmap", &|| EncodingMap::build(text).is_ok());
    }
    let input: Vec<u8> = (0..2000u32).map(|i| ((i * i) >> 3) as u8).collect();
    check("decode utf-8", &|| decoded(Utf8Decoder { last: true }, &input));
    check("decode utf-7", &|| decoded(Utf7Decoder::new(true), &input));
    check("decode utf-16", &|| decoded(&mut Utf16Decoder::new(ByteOrder::Little, true), &input));
    check("decode escapes", &|| decoded(&mut UnicodeEscapeDecoder::new(true), &input));
    check("hex", &|| bytes::hex(&input, Some(b':'), 3).is_ok());
    check("title of bytes", &|| bytes::title(&input).is_ok());

    let spec = |text: &str, target| Spec::parse(Text::Ascii(text.as_bytes()), target).expect("it is valid");
    check("format int", &|| {
        push_int(big, &spec("0>3000,", Target::Int), &Locale::C, 0, &mut TextBuf::new()).is_ok()
    });
    check("format float", &|| {
        push_float_value(1e300, &spec("0500,.300f", Target::Float), &Locale::C, &mut TextBuf::new()).is_ok()
    });
    check("format complex", &|| {
        let value = Complex::new(1e300, -1e-300);
        push_complex(value, &spec(">900,.200f", Target::Complex), &Locale::C, &mut TextBuf::new()).is_ok()
    });
    check("float digits", &|| {
        let mut out = AsciiBuf::new();
        float_format::push_float(1e-300, FloatKind::General, 900, FloatFlags::default(), &mut out).is_ok()
    });
    check("parse float", &|| float_parse::parse(b"1_0.0_1").is_ok());
    check("add", &|| int::add(Owned, big, big).is_ok());
    check("mul", &|| int::mul(Owned, big, big).is_ok());
    check("divmod", &|| int_div::div_mod(Owned, big, IntRef::Small(-77)).is_ok());
    check("powmod", &|| int_div::pow_mod(Owned, IntRef::Small(5), big, big).is_ok());
    check("shift", &|| int_bits::shl(Owned, big, IntRef::Small(1000)).is_ok());
    check("to_bytes", &|| int_bits::to_bytes(big, 2000, false, true).is_ok());
    check("comb", &|| int_math::comb(IntRef::Small(900), IntRef::Small(300)).is_ok());
    check("parse int", &|| int_text::parse(digits.as_bytes(), 10, 0).is_ok());
    check("print int", &|| int_text::push_decimal(big, 0, &mut AsciiBuf::new()).is_ok());
    check("sort", &|| {
        let mut items: Vec<u32> = (0..3000u32).map(|i| i.wrapping_mul(2654435761)).collect();
        sort_by(&mut items, |a, b| Ok::<bool, NoMemory>(a < b)).is_ok()
    });
    check("sort total", &|| sort_total(&mut [3, 1, 2], i32::cmp).is_ok());
    assert!(attempts > 300, "{attempts}");
}
