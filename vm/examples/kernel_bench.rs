//! Times the kernels of strings, bytes and numbers: `name<TAB>nanoseconds` lines. `conformance/tools/kernel_bench.py` runs it
//! beside CPython and makes a table.

use std::hint::black_box;
use std::time::{Duration, Instant};
use taipan_vm::collections::Buf;
use taipan_vm::collections::powersort::{compare_floats, sort_by, sort_total};
use taipan_vm::heap::current::Attached;
use taipan_vm::heap::{Heap, NoMemory};
use taipan_vm::number::int::{self, Int, IntRef, Owned};
use taipan_vm::number::mersenne::Mersenne;
use taipan_vm::number::{AsciiBuf, float_arith, float_format, float_parse, int_div, int_math, int_text};
use taipan_vm::text::affix::{self, Ends};
use taipan_vm::text::codecs::errors::{Builtin, BuiltinDecodeErrors, BuiltinEncodeErrors};
use taipan_vm::text::codecs::utf8::{Utf8Decoder, Utf8Encoder, decode_ascii};
use taipan_vm::text::codecs::{self};
use taipan_vm::text::format_number::{Locale, push_float_value, push_int};
use taipan_vm::text::format_spec::{Spec, Target};
use taipan_vm::text::hash::HashKey;
use taipan_vm::text::ucd::normalize::{Edition, Form, normalize};
use taipan_vm::text::{Compact, Text, TextBuf, bytes, case, layout, replace, repr, search, split};

/// The best of several rounds, in nanoseconds for one run.
fn time<R>(mut run: impl FnMut() -> R) -> f64 {
    let mut runs = 1u32;
    loop {
        let start = Instant::now();
        for _ in 0..runs {
            black_box(run());
        }
        if start.elapsed() > Duration::from_millis(4) || runs > 1 << 24 {
            break;
        }
        runs *= 2;
    }
    let best = (0..7)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..runs {
                black_box(run());
            }
            start.elapsed()
        })
        .min();
    best.unwrap_or_default().as_nanos() as f64 / f64::from(runs)
}

struct Bench {
    only: Option<String>,
}

impl Bench {
    fn run<R>(&self, name: &str, run: impl FnMut() -> R) {
        if self.only.as_ref().is_none_or(|only| name.contains(only)) {
            println!("{name}\t{:.1}", time(run));
        }
    }
}

fn text(s: &str) -> Compact {
    Compact::of_str(s).expect("there is memory")
}

/// The text that the cases of 100, 1,000 and more characters are cut from.
fn prose(len: usize, alphabet: &str) -> String {
    let letters: Vec<char> = alphabet.chars().collect();
    let mut state = 1u32;
    (0..len)
        .map(|i| {
            state = state.wrapping_mul(1103515245).wrapping_add(12345);
            if i % 6 == 5 { ' ' } else { letters[(state >> 16) as usize % letters.len()] }
        })
        .collect()
}

const ASCII: &str = "abcdefghijklmnopqrstuvwxyzABCDE";
const GREEK: &str = "αβγδεζηθικλμνξοπρστυφχψω";
const EMOJI: &str = "🐍🦀abcdé";

fn strings(bench: &Bench) {
    for (width, alphabet) in [("ascii", ASCII), ("greek", GREEK), ("emoji", EMOJI)] {
        for len in [20, 1000, 100_000] {
            let name = |what: &str| format!("{what} {width} {len}");
            let source = prose(len, alphabet);
            let owned = text(&source);
            let s = owned.as_text();
            let (missing, space, tail) = (
                text("zqz"),
                text(" "),
                text(&source[source.char_indices().nth(len - 4).map_or(0, |(i, _)| i)..]),
            );
            bench.run(&name("find missing"), || search::find_text(s, missing.as_text()));
            bench.run(&name("find tail"), || search::find_text(s, tail.as_text()));
            bench.run(&name("find char"), || search::find_text(s, Text::Ascii(b"\x01")));
            bench.run(&name("count space"), || search::count_text(s, space.as_text()));
            bench.run(&name("split"), || {
                let mut count = 0;
                split::split_space::<NoMemory>(s, usize::MAX, |range| {
                    count += 1;
                    black_box(range);
                    Ok(())
                })
                .map(|()| count)
            });
            bench.run(&name("split sep"), || {
                let mut count = 0;
                split::split::<NoMemory>(s, space.as_text(), usize::MAX, |range| {
                    count += 1;
                    black_box(range);
                    Ok(())
                })
                .map(|()| count)
            });
            bench.run(&name("replace"), || {
                replace::replace(s, space.as_text(), Text::Ascii(b"--"), usize::MAX)
            });
            bench.run(&name("replace char"), || {
                replace::replace(s, space.as_text(), Text::Ascii(b"-"), usize::MAX)
            });
            bench.run(&name("upper"), || case::upper(s));
            bench.run(&name("lower"), || case::lower(s));
            bench.run(&name("casefold"), || case::casefold(s));
            bench.run(&name("strip"), || affix::strip_space(s, Ends::Both));
            bench.run(&name("repr"), || {
                let mut out = TextBuf::new();
                repr::push_repr(s, &mut out)?;
                out.finish()
            });
            bench.run(&name("isalpha"), || case::all(s, taipan_vm::text::ucd::ALPHA));
            let key = HashKey::from_seed(0);
            bench.run(&name("hash"), || key.hash_text(black_box(s)));
            let encoded = source.as_bytes();
            bench.run(&name("utf8 decode"), || {
                if let Some(ascii) = decode_ascii(encoded)? {
                    return Ok(ascii);
                }
                let mut out = TextBuf::new();
                let mut errors =
                    BuiltinDecodeErrors { handler: Builtin::Strict, raise: |_: &[u8], _: &_| NoMemory };
                codecs::decode(Utf8Decoder { last: true }, encoded, &mut errors, &mut out)?;
                out.finish()
            });
            bench.run(&name("utf8 encode"), || {
                let mut out = Buf::new();
                let mut errors = BuiltinEncodeErrors::new(Builtin::Strict, |_: Text<'_>, _: &_| NoMemory);
                codecs::encode(Utf8Encoder, s, &mut errors, &mut out)?;
                Ok::<_, NoMemory>(out)
            });
            bench.run(&name("nfc"), || normalize(s, Form::Nfc, Edition::Current));
            let words: Vec<Compact> = source.split(' ').map(text).collect();
            bench.run(&name("join"), || layout::join(space.as_text(), words.iter().map(Compact::as_text)));
            bench.run(&name("repeat"), || layout::repeat(s, 10));
        }
    }
    let data = prose(1000, ASCII).into_bytes();
    bench.run("bytes hex 1000", || bytes::hex(&data, None, 1));
    bench.run("bytes upper 1000", || bytes::upper(&data));
}

fn floats(bench: &Bench) {
    for (name, value) in [("short", 0.1), ("long", 123456.789012345), ("big", 1.2345678901234567e300)] {
        bench.run(&format!("repr float {name}"), || {
            let mut out = AsciiBuf::new();
            float_format::push_repr(black_box(value), &mut out)?;
            out.into_buf()
        });
        let shown = format!("{value:?}");
        bench.run(&format!("parse float {name}"), || float_parse::parse(black_box(shown.as_bytes())));
        for spec in [".2f", ".6g", ".10e"] {
            let spec = text(spec);
            bench.run(&format!("format float {name} {}", spec.as_text().as_str().unwrap_or("")), || {
                let mut out = TextBuf::new();
                let parsed = Spec::parse(spec.as_text(), Target::Float)?;
                push_float_value(black_box(value), &parsed, &Locale::C, &mut out)?;
                Ok::<_, taipan_vm::text::format_spec::FormatError>(out.finish()?)
            });
        }
        bench.run(&format!("round float {name} 2"), || float_arith::round(black_box(value), 2));
    }
    bench.run("pow float", || float_arith::pow(black_box(1.5), black_box(2.5)));
    bench.run("divmod float", || float_arith::div_mod(black_box(1e9), black_box(7.25)));
}

fn ints(bench: &Bench) {
    for (name, value) in [("small", 12345i64), ("word", 1234567890123456789)] {
        bench.run(&format!("str int {name}"), || {
            let mut out = AsciiBuf::new();
            int_text::push_decimal(IntRef::Small(black_box(value)), 0, &mut out).map_err(|_| NoMemory)?;
            out.into_buf()
        });
        let shown = value.to_string();
        bench.run(&format!("parse int {name}"), || int_text::parse(black_box(shown.as_bytes()), 10, 4300));
        let spec = text(",");
        bench.run(&format!("format int {name} ,"), || {
            let mut out = TextBuf::new();
            let parsed = Spec::parse(spec.as_text(), Target::Int)?;
            push_int(IntRef::Small(black_box(value)), &parsed, &Locale::C, 0, &mut out)?;
            Ok::<_, taipan_vm::text::format_spec::FormatError>(out)
        });
    }
    for digits in [20, 100, 1000, 10_000, 100_000, 1_000_000] {
        let number = |seed: u64| {
            let mut twister = Mersenne::from_int(IntRef::Small(seed as i64));
            let bits = (f64::from(digits) * std::f64::consts::LOG2_10) as usize;
            let int = twister.random_bits(bits);
            int.unwrap_or(Int::ZERO)
        };
        let (a, b) = (number(1), number(2));
        let (a, b) = (a.as_ref(), b.as_ref());
        let name = |what: &str| format!("{what} {digits} digits");
        bench.run(&name("add"), || int::add(Owned, a, b));
        bench.run(&name("mul"), || int::mul(Owned, a, b));
        bench.run(&name("square"), || int::mul(Owned, a, a));
        let Ok(product) = int::mul(Owned, a, b) else { continue };
        let product = product.as_ref();
        bench.run(&name("div"), || int_div::div_mod(Owned, product, b));
        bench.run(&name("mod small"), || int_div::modulo(Owned, a, IntRef::Small(1_000_000_007)));
        let mut out = AsciiBuf::new();
        let _ = int_text::push_decimal(a, 0, &mut out);
        bench.run(&name("str"), || {
            let mut out = AsciiBuf::new();
            int_text::push_decimal(a, 0, &mut out).map(|()| out.len())
        });
        bench.run(&name("parse"), || int_text::parse(&out, 10, 0));
        bench.run(&name("hex"), || {
            let mut out = AsciiBuf::new();
            int_text::push_power_of_two(a, 4, false, &mut out).map(|()| out.len())
        });
        bench.run(&name("hash"), || black_box(a).hash());
        if digits <= 100_000 {
            bench.run(&name("isqrt"), || int_math::isqrt(a));
            bench.run(&name("gcd"), || int_math::gcd(a, b));
        }
        if digits <= 1000 {
            let modulus = int::add(
                Owned,
                int::mul(Owned, b, IntRef::Small(2)).as_ref().map_or(b, Int::as_ref),
                IntRef::Small(1),
            );
            let modulus = modulus.unwrap_or(Int::ZERO);
            bench.run(&name("powmod"), || int_div::pow_mod(Owned, a, b, modulus.as_ref()));
        }
    }
    bench.run("pow 3**10000", || int_div::pow(Owned, IntRef::Small(3), IntRef::Small(10_000)));
    bench.run("factorial 1000", || int_math::factorial(IntRef::Small(1000)));
    bench.run("factorial 20000", || int_math::factorial(IntRef::Small(20_000)));
    bench.run("comb 60 30", || int_math::comb(IntRef::Small(60), IntRef::Small(30)));
    bench.run("comb 1000 500", || int_math::comb(IntRef::Small(1000), IntRef::Small(500)));
    bench.run("shift 1 << 1000", || {
        taipan_vm::number::int_bits::shl(Owned, IntRef::Small(1), IntRef::Small(1000))
    });
}

fn sorting(bench: &Bench) {
    let mut twister = Mersenne::from_int(IntRef::Small(5));
    let ints: Vec<i64> = (0..200_000).map(|_| i64::from(twister.next_u32())).collect();
    let floats: Vec<f64> = (0..200_000).map(|_| twister.random()).collect();
    let words: Vec<Vec<u8>> = ints.iter().map(|i| i.to_string().into_bytes()).collect();
    bench.run("sort ints by comparison 200000", || {
        let mut items = ints.clone();
        sort_by(&mut items, |a, b| Ok::<bool, NoMemory>(a < b)).map(|()| items)
    });
    bench.run("sort ints 200000", || {
        let mut items = ints.clone();
        sort_total(&mut items, i64::cmp).map(|()| items)
    });
    bench.run("sort floats 200000", || {
        let mut items = floats.clone();
        sort_total(&mut items, |a, b| compare_floats(*a, *b)).map(|()| items)
    });
    bench.run("sort strings 200000", || {
        let mut items: Vec<&[u8]> = words.iter().map(Vec::as_slice).collect();
        sort_total(&mut items, |a, b| a.cmp(b)).map(|()| items)
    });
    bench.run("sort sorted ints by comparison 200000", || {
        let mut items: Vec<i64> = (0..200_000).collect();
        sort_by(&mut items, |a, b| Ok::<bool, NoMemory>(a < b)).map(|()| items)
    });
    bench.run("random", || twister.random());
}

fn main() {
    let heap = Heap::new();
    // SAFETY: the heap outlives the guard.
    let _attached = unsafe { Attached::new(&heap) };
    let bench = Bench { only: std::env::args().nth(1) };
    strings(&bench);
    floats(&bench);
    ints(&bench);
    sorting(&bench);
}
