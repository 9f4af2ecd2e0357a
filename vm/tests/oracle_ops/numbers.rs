use super::{Args, ample, show_bytes, show_float, show_int, show_list, show_option};
use std::cmp::Ordering;
use taipan_vm::number::complex::{self, Complex, ComplexError};
use taipan_vm::number::float_arith::{self, PowError};
use taipan_vm::number::int::{self, Int, IntError, Owned};
use taipan_vm::number::int_float::{self, NotAnInt};
use taipan_vm::number::int_text::{self, ParseError};
use taipan_vm::number::mersenne::Mersenne;
use taipan_vm::number::{AsciiBuf, float_format, float_hex, float_parse, int_bits, int_div, int_math};
use taipan_vm::text::hash::{self, FrozenSetHash, TupleHash};

fn ascii(write: impl FnOnce(&mut AsciiBuf) -> Result<(), taipan_vm::heap::NoMemory>) -> String {
    let mut out = AsciiBuf::new();
    ample(write(&mut out));
    String::from_utf8(out.to_vec()).unwrap()
}

fn int_result(result: Result<Int, IntError>) -> String {
    match result {
        Ok(int) => {
            assert!(!matches!(&int, Int::Big(big) if i64::try_from(big).is_ok()), "a big int that is small");
            show_int(int.as_ref())
        }
        Err(error) => int_error(error),
    }
}

fn int_error(error: IntError) -> String {
    format!("!{}", error.exception().1)
}

fn float_result(result: Result<f64, IntError>) -> String {
    result.map_or_else(int_error, show_float)
}

fn not_an_int(error: NotAnInt) -> String {
    match error {
        NotAnInt::Infinity => "!cannot convert float infinity to integer".into(),
        NotAnInt::Nan => "!cannot convert float NaN to integer".into(),
    }
}

fn order(order: Option<Ordering>) -> String {
    show_option(order.map(|order| (order as i8).to_string()))
}

fn int_answer(name: &str, args: &Args<'_>) -> Option<String> {
    if name == "parse" {
        return Some(match int_text::parse_text(args.text(0).as_text(), args.number(1), args.number(2)) {
            Ok(int) => int_result(Ok(int)),
            Err(ParseError::NoMemory) => "!MemoryError".into(),
            Err(ParseError::Invalid) => "!invalid".into(),
            Err(ParseError::TooManyDigits(count)) => format!("!digits {count}"),
            Err(ParseError::Base) => "!base".into(),
        });
    }
    if name == "from_bytes" {
        return Some(int_result(Ok(ample(int_bits::from_bytes(
            Owned,
            &args.bytes(0),
            args.flag(1),
            args.flag(2),
        )))));
    }
    let a = args.int(0);
    let a = a.as_ref();
    let second = || args.int(1);
    let plain = |result: Result<Int, taipan_vm::heap::NoMemory>| int_result(result.map_err(IntError::from));
    Some(match name {
        "add" => plain(int::add(Owned, a, second().as_ref())),
        "sub" => plain(int::sub(Owned, a, second().as_ref())),
        "mul" => plain(int::mul(Owned, a, second().as_ref())),
        "neg" => plain(int::neg(Owned, a)),
        "abs" => plain(int::abs(Owned, a)),
        "divmod" => match int_div::div_mod(Owned, a, second().as_ref()) {
            Ok((quotient, remainder)) => {
                let (q, r) = (
                    int_div::floor_div(Owned, a, second().as_ref()),
                    int_div::modulo(Owned, a, second().as_ref()),
                );
                assert_eq!((&q, &r), (&Ok(quotient.clone()), &Ok(remainder.clone())));
                format!("{} {}", int_result(Ok(quotient)), int_result(Ok(remainder)))
            }
            Err(error) => int_error(error),
        },
        "truediv" => float_result(int_div::true_div(a, second().as_ref())),
        "pow" => int_result(int_div::pow(Owned, a, second().as_ref())),
        "powmod" => int_result(int_div::pow_mod(Owned, a, second().as_ref(), args.int(2).as_ref())),
        "shl" => int_result(int_bits::shl(Owned, a, second().as_ref())),
        "shr" => int_result(int_bits::shr(Owned, a, second().as_ref())),
        "bits" => {
            let b = second();
            show_list([
                plain(int_bits::and(Owned, a, b.as_ref())),
                plain(int_bits::or(Owned, a, b.as_ref())),
                plain(int_bits::xor(Owned, a, b.as_ref())),
                plain(int_bits::invert(Owned, a)),
                a.bit_length().to_string(),
                a.bit_count().to_string(),
            ])
        }
        "compare" => order(Some(a.cmp(&second().as_ref()))),
        "compare_float" => order(int_float::compare(a, args.float(1))),
        "to_bytes" => match int_bits::to_bytes(a, args.number(1), args.flag(2), args.flag(3)) {
            Ok(bytes) => show_bytes(&bytes),
            Err(error) => int_error(error),
        },
        "float" => float_result(int_float::to_f64(a)),
        "hash" => a.hash().to_string(),
        "radix" => {
            show_list([1, 3, 4].map(|shift| ascii(|out| int_text::push_power_of_two(a, shift, false, out))))
        }
        "isqrt" => int_result(int_math::isqrt(a)),
        "gcd" => plain(int_math::gcd(a, second().as_ref())),
        "lcm" => int_result(int_math::lcm(a, second().as_ref())),
        "factorial" => int_result(int_math::factorial(a)),
        "comb" => int_result(int_math::comb(a, second().as_ref())),
        "perm" => int_result(int_math::perm(a, second().as_ref())),
        "hash_ratio" => {
            let b = second();
            let modulo = |int: &Int| match int {
                Int::Small(value) => hash::words_modulo(&[value.unsigned_abs()]),
                Int::Big(big) => hash::words_modulo(big.as_sign_words().1),
            };
            hash::hash_ratio(modulo(&args.int(0)), modulo(&b), a.is_negative()).to_string()
        }
        "tuple_hash" => {
            let (mut tuple, mut set) = (TupleHash::new(), FrozenSetHash::default());
            for item in super::list(args.str(1)) {
                let item: i64 = item.parse().unwrap();
                tuple.add(hash::hash_int(item));
                set.add(hash::hash_int(item));
            }
            format!("{} {}", tuple.finish(), set.finish())
        }
        _ => return None,
    })
}

fn float_answer(name: &str, args: &Args<'_>) -> Option<String> {
    match name {
        "parse" => {
            return Some(match float_parse::parse_text(args.text(0).as_text()) {
                Ok(float) => show_float(float),
                Err(_) => "!invalid".into(),
            });
        }
        "fromhex" => {
            let text = args.text(0);
            let text: String = text.as_text().iter().map(|c| char::from_u32(c).unwrap_or('?')).collect();
            return Some(match float_hex::from_hex(text.as_bytes()) {
                Ok(float) => show_float(float),
                Err(float_hex::HexError::Invalid) => "!invalid hexadecimal floating-point string".into(),
                Err(float_hex::HexError::TooLarge) => {
                    "!hexadecimal value too large to represent as a float".into()
                }
            });
        }
        _ => {}
    }
    let a = args.float(0);
    let second = || args.float(1);
    Some(match name {
        "repr" => ascii(|out| float_format::push_repr(a, out)),
        "hex" => ascii(|out| float_hex::push_hex(a, out)),
        "divmod" => match float_arith::div_mod(a, second()) {
            Ok((quotient, remainder)) => {
                let alone = float_arith::modulo(a, second()).map_or("!".into(), show_float);
                format!("{} {} {alone}", show_float(quotient), show_float(remainder))
            }
            Err(_) => "!division by zero".into(),
        },
        "pow" => match float_arith::pow(a, second()) {
            Ok(power) => show_float(power),
            Err(PowError::ZeroToNegative) => "!zero to a negative power".into(),
            Err(PowError::Overflow) => "!overflow".into(),
            Err(PowError::Complex) => "!complex".into(),
        },
        "round" => match float_arith::round(a, args.number(1)) {
            Ok(rounded) => show_float(rounded),
            Err(_) => "!rounded value too large to represent".into(),
        },
        "round_int" => float_arith::round_to_int(a).map_or_else(not_an_int, |int| int_result(Ok(int))),
        "int" => int_float::from_f64(a).map_or_else(not_an_int, |int| int_result(Ok(int))),
        "ratio" => show_option(
            int_float::as_integer_ratio(a)
                .map(|(n, d)| format!("{} {}", int_result(Ok(n)), int_result(Ok(d)))),
        ),
        "hash" => show_option(hash::hash_float(a).map(|hash| hash.to_string())),
        _ => return None,
    })
}

fn show_complex(value: Complex) -> String {
    format!("{} {}", show_float(value.real), show_float(value.imag))
}

fn complex_result(result: Result<Complex, ComplexError>) -> String {
    match result {
        Ok(value) => show_complex(value),
        Err(ComplexError::ZeroDivision) => "!division by zero".into(),
        Err(ComplexError::ZeroPower) => "!zero to a negative or complex power".into(),
        Err(ComplexError::Overflow) => "!complex exponentiation".into(),
    }
}

fn complex_answer(name: &str, args: &Args<'_>) -> Option<String> {
    if name == "parse" {
        return Some(match complex::parse(args.text(0).as_text()) {
            Ok(value) => show_complex(value),
            Err(complex::ParseError::Underscores) => "!underscores".into(),
            Err(_) => "!malformed".into(),
        });
    }
    let a = Complex::new(args.float(0), args.float(1));
    let b = || Complex::new(args.float(2), args.float(3));
    Some(match name {
        "arith" => show_list([
            show_complex(a + b()),
            show_complex(a - b()),
            show_complex(a * b()),
            complex_result(a.divide(b())),
            show_complex(-a),
        ]),
        "mixed" => {
            let real = args.float(2);
            show_list([
                show_complex(a.add_real(real)),
                show_complex(a.sub_real(real)),
                show_complex(a.sub_from_real(real)),
                show_complex(a.mul_real(real)),
                complex_result(a.divide_real(real)),
                complex_result(a.divide_into_real(real)),
            ])
        }
        "pow" => complex_result(a.pow(b())),
        "abs" => a.abs().map_or("!absolute value too large".into(), show_float),
        "repr" => ascii(|out| a.push_repr(out)),
        "hash" => match (hash::hash_float(a.real), hash::hash_float(a.imag)) {
            (Some(real), Some(imag)) => hash::hash_complex(real, imag).to_string(),
            _ => "-".into(),
        },
        _ => return None,
    })
}

fn random_answer(name: &str, args: &Args<'_>) -> Option<String> {
    let mut twister = Mersenne::from_int(args.int(0).as_ref());
    Some(match name {
        "random" => show_list((0..args.number::<usize>(1)).map(|_| show_float(twister.random()))),
        "bits" => {
            let sizes: Vec<usize> = super::list(args.str(1)).map(|size| size.parse().unwrap()).collect();
            show_list(sizes.into_iter().map(|size| show_int(ample(twister.random_bits(size)).as_ref())))
        }
        "state" => {
            twister.random();
            let (state, index) = twister.state();
            let words: Vec<String> = state.iter().map(u32::to_string).collect();
            format!("{} {index}", super::digest(&words.join(" ")))
        }
        _ => return None,
    })
}

pub fn answer(operation: &str, args: &Args<'_>) -> Option<String> {
    let (family, name) = operation.split_once('.')?;
    match family {
        "int" => int_answer(name, args),
        "float" => float_answer(name, args),
        "complex" => complex_answer(name, args),
        _ => random_answer(name, args),
    }
    .map(|shown| shown.replace('\\', "\\5c;"))
}
