//! `sys`: what never changes: versions, limits of numbers, flags, as struct sequences.

use crate::builtins::structseq;
use crate::builtins::{float, int};
use crate::capability::Capability;
use crate::class::create::no_constructor;
use crate::config::Config;
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;

/// The CPython release whose behaviour is followed.
pub const VERSION: (u8, u8, u8) = (3, 14, 10);
pub const HEXVERSION: i64 =
    (VERSION.0 as i64) << 24 | (VERSION.1 as i64) << 16 | (VERSION.2 as i64) << 8 | 0xF0;

pub const COPYRIGHT: &str =
    "Copyright (c) the Taipan authors. Standard library: Copyright (c) 2001 Python Software Foundation.";

crate::structseq! {
    pub static VERSION_INFO = "sys.version_info", "Version information as a named tuple." {
        0 "major" "Major release number";
        1 "minor" "Minor release number";
        2 "micro" "Patch release number";
        3 "releaselevel" "'alpha', 'beta', 'candidate', or 'final'";
        4 "serial" "Serial release number";
        new no_constructor;
    }
}

crate::structseq! {
    pub static FLAGS = "sys.flags", "Flags provided through command line arguments or environment vars." {
        0 "debug" "-d";
        1 "inspect" "-i";
        2 "interactive" "-i";
        3 "optimize" "-O or -OO";
        4 "dont_write_bytecode" "-B";
        5 "no_user_site" "-s";
        6 "no_site" "-S";
        7 "ignore_environment" "-E";
        8 "verbose" "-v";
        9 "bytes_warning" "-b";
        10 "quiet" "-q";
        11 "hash_randomization" "-R";
        12 "isolated" "-I";
        13 "dev_mode" "-X dev";
        14 "utf8_mode" "-X utf8";
        15 "warn_default_encoding" "-X warn_default_encoding";
        16 "safe_path" "-P";
        17 "int_max_str_digits" "-X int_max_str_digits";
        hidden {
            18 "gil" "-X gil";
            19 "thread_inherit_context" "-X thread_inherit_context";
            20 "context_aware_warnings" "-X context_aware_warnings";
        }
        new no_constructor;
    }
}

crate::structseq! {
    pub static FLOAT_INFO = "sys.float_info", "Properties of the type float." {
        0 "max" "the largest finite float";
        1 "max_exp" "the largest e such that radix**(e-1) is representable";
        2 "max_10_exp" "the largest e such that 10**e is representable";
        3 "min" "the smallest positive normalized float";
        4 "min_exp" "the smallest e such that radix**(e-1) is a normalized float";
        5 "min_10_exp" "the smallest e such that 10**e is a normalized float";
        6 "dig" "decimal digits that survive a round trip";
        7 "mant_dig" "digits of the mantissa";
        8 "epsilon" "difference between 1.0 and the next float";
        9 "radix" "radix of the exponent";
        10 "rounds" "rounding mode of arithmetic";
    }
}

crate::structseq! {
    pub static INT_INFO = "sys.int_info", "Properties of the type int." {
        0 "bits_per_digit" "size of a digit in bits";
        1 "sizeof_digit" "size in bytes of the C type used to represent a digit";
        2 "default_max_str_digits" "default limit of digits in conversions";
        3 "str_digits_check_threshold" "least value of that limit";
    }
}

crate::structseq! {
    pub static HASH_INFO = "sys.hash_info", "Parameters of the hashes of numbers and strings." {
        0 "width" "width of the type used for hashing, in bits";
        1 "modulus" "prime number giving the modulus on which the hash function is based";
        2 "inf" "value to be used for hash of a positive infinity";
        3 "nan" "value to be used for hash of a nan";
        4 "imag" "multiplier used for the imaginary part of a complex number";
        5 "algorithm" "name of the algorithm for hashing of str, bytes and memoryviews";
        6 "hash_bits" "internal output size of hash algorithm";
        7 "seed_bits" "seed size of hash algorithm";
        8 "cutoff" "small string optimization cutoff";
    }
}

crate::structseq! {
    pub static THREAD_INFO = "sys.thread_info", "How threads are made." {
        0 "name" "name of the thread implementation";
        1 "lock" "name of the lock implementation";
        2 "version" "name and version of the thread library";
    }
}

crate::structseq! {
    pub static ASYNCGEN_HOOKS = "asyncgen_hooks", "Hooks of asynchronous generators." {
        0 "firstiter" "called when one is first iterated";
        1 "finalizer" "called when one is about to go";
    }
}

crate::structseq! {
    pub static UNRAISABLE = "UnraisableHookArgs", "What an unraisable hook is called with." {
        0 "exc_type" "Exception type";
        1 "exc_value" "Exception value";
        2 "exc_traceback" "Exception traceback";
        3 "err_msg" "Error message";
        4 "object" "Object causing the exception";
    }
}

fn small(value: i64) -> Value {
    int::small(value)
}

pub fn version_info(vm: &Thread) -> PyResult {
    let (major, minor, micro) = VERSION;
    let fields = [
        small(major.into()),
        small(minor.into()),
        small(micro.into()),
        vm.intern_str("final")?.into_value(),
        small(0),
    ];
    structseq::new(vm, &VERSION_INFO, &fields)
}

/// `sys.version`.
pub fn version() -> String {
    let (major, minor, micro) = VERSION;
    format!("{major}.{minor}.{micro} (taipan {}) [Rust]", env!("CARGO_PKG_VERSION"))
}

pub fn float_info(vm: &Thread) -> PyResult {
    let fields = [
        float::new(vm, f64::MAX)?,
        small(f64::MAX_EXP.into()),
        small(f64::MAX_10_EXP.into()),
        float::new(vm, f64::MIN_POSITIVE)?,
        small(f64::MIN_EXP.into()),
        small(f64::MIN_10_EXP.into()),
        small(f64::DIGITS.into()),
        small(f64::MANTISSA_DIGITS.into()),
        float::new(vm, f64::EPSILON)?,
        small(f64::RADIX.into()),
        small(1),
    ];
    structseq::new(vm, &FLOAT_INFO, &fields)
}

pub fn int_info(vm: &Thread) -> PyResult {
    structseq::new(vm, &INT_INFO, &[small(30), small(4), small(4300), small(640)])
}

pub fn hash_info(vm: &Thread) -> PyResult {
    let algorithm = vm.intern_str("siphash13")?.into_value();
    let modulus = int::from_i64(vm, (1 << 61) - 1)?;
    let fields = [
        small(64),
        modulus,
        small(314_159),
        small(0),
        small(1_000_003),
        algorithm,
        small(64),
        small(128),
        small(0),
    ];
    structseq::new(vm, &HASH_INFO, &fields)
}

pub fn thread_info(vm: &Thread) -> PyResult {
    let text = |text: &str| vm.intern_str(text).map(|text| text.into_value());
    structseq::new(vm, &THREAD_INFO, &[text("pthread")?, text("semaphore")?, Value::NONE])
}

/// `-X name=1`, or a variable of the environment.
fn flag_option(config: &Config, name: &str, variable: &str) -> i64 {
    let given = config.x_options.iter().rev().find(|option| option.0 == name);
    let value = match given {
        Some((_, value)) => value.clone(),
        None if config.flags.ignore_environment || !config.capabilities.has(Capability::Environment) => None,
        None => std::env::var(variable).ok(),
    };
    i64::from(value.as_deref() == Some("1"))
}

pub fn flags(vm: &Thread, config: &Config) -> PyResult {
    let flags = &config.flags;
    let fields = [
        small(flags.debug.into()),
        small(flags.inspect.into()),
        small(flags.interactive.into()),
        small(config.optimize.into()),
        small(config.dont_write_bytecode.into()),
        small(flags.no_user_site.into()),
        small(flags.no_site.into()),
        small(flags.ignore_environment.into()),
        small(flags.verbose.into()),
        small(flags.bytes_warning.into()),
        small(flags.quiet.into()),
        small(flags.hash_randomization.into()),
        small(flags.isolated.into()),
        Value::bool(flags.dev_mode),
        small(flags.utf8_mode.into()),
        small(flags.warn_default_encoding.into()),
        Value::bool(flags.safe_path),
        small(config.int_max_str_digits as i64),
        small(1),
        small(flag_option(config, "thread_inherit_context", "PYTHON_THREAD_INHERIT_CONTEXT")),
        small(flag_option(config, "context_aware_warnings", "PYTHON_CONTEXT_AWARE_WARNINGS")),
    ];
    structseq::new(vm, &FLAGS, &fields)
}
