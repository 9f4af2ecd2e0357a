//! From options and environment to what a VM is made with. On the command line, options come before variables.

use super::encodings;
use super::environment::Environment;
use super::options::{Options, Program};
use super::paths::Paths;
use std::ffi::OsString;
use std::path::PathBuf;
use taipan_vm::capability::Capabilities;
use taipan_vm::config::{CheckHash, Config, Flags};
use taipan_vm::modules::ModuleSpec;
use taipan_vm::text::hash::HashKey;

static NATIVE: [&[&ModuleSpec]; 1] = [taipan_stdlib::MODULES];

/// What CPython calls a fatal error: the function that found it, and what is wrong; how far the start had come.
pub struct Fatal(pub String);

fn fatal<T>(function: &str, text: &str) -> Result<T, Fatal> {
    Err(Fatal(format!("{function}: {text}\nPython runtime state: preinitialized\n")))
}

/// The configuration of the command line's VM.
pub fn build(options: &Options, orig_argv: Vec<OsString>) -> Result<Config, Fatal> {
    let environment = Environment::new(options.ignore_environment);
    let paths = Paths::find(&environment);
    let x = |name: &str| options.x_options.iter().rev().find(|option| option.0 == name);
    let dev_mode = x("dev").is_some() || environment.is_set("PYTHONDEVMODE");
    let (hash_key, hash_randomization) = hash_key(&environment)?;
    let locale = encodings::adopt(&environment);
    let utf8_mode = utf8_mode(options, &environment, locale.is_c)?;
    let pycache_prefix = match x("pycache_prefix") {
        Some((_, value)) => value.clone(),
        None => environment.text("PYTHONPYCACHEPREFIX"),
    };
    let pycache_prefix = pycache_prefix.filter(|prefix| !prefix.is_empty()).map(PathBuf::from);
    let flags = Flags {
        debug: options.debug.max(environment.level("PYTHONDEBUG")),
        inspect: options.inspect.max(u8::from(environment.is_set("PYTHONINSPECT"))),
        interactive: options.inspect,
        no_user_site: options.no_user_site || environment.is_set("PYTHONNOUSERSITE"),
        no_site: options.no_site,
        ignore_environment: options.ignore_environment,
        verbose: options.verbose.max(environment.level("PYTHONVERBOSE")),
        bytes_warning: options.bytes_warning,
        quiet: options.quiet,
        hash_randomization,
        isolated: options.isolated,
        dev_mode,
        utf8_mode,
        warn_default_encoding: x("warn_default_encoding").is_some()
            || environment.is_set("PYTHONWARNDEFAULTENCODING"),
        safe_path: options.safe_path || environment.is_set("PYTHONSAFEPATH"),
        unbuffered: options.unbuffered || environment.is_set("PYTHONUNBUFFERED"),
    };
    Ok(Config {
        code_debug_ranges: !environment.is_set("PYTHONNODEBUGRANGES")
            && !options.x_options.iter().any(|option| option.0 == "no_debug_ranges"),
        int_max_str_digits: int_max_str_digits(options, &environment)?,
        gc_stress: options.torture.gc_stress,
        tracemalloc: tracemalloc(options, &environment)?,
        optimize: options.optimize.max(environment.level("PYTHONOPTIMIZE")).min(2),
        dont_write_bytecode: options.dont_write_bytecode || environment.is_set("PYTHONDONTWRITEBYTECODE"),
        check_hash_pycs: match options.check_hash_pycs.as_deref() {
            Some("always") => CheckHash::Always,
            Some("never") => CheckHash::Never,
            _ => CheckHash::Default,
        },
        stdlib_dir: paths.library.clone(),
        frozen: taipan_stdlib::frozen::LIBRARY,
        argv: argv(options),
        orig_argv,
        path: paths.search_path(&environment),
        executable: paths.executable,
        base_executable: paths.base_executable,
        prefix: paths.prefix,
        base_prefix: paths.base_prefix,
        warn_options: warn_options(options, &environment, dev_mode),
        x_options: options.x_options.clone(),
        pycache_prefix,
        encodings: encodings::find(&environment, &locale, utf8_mode != 0),
        flags,
        modules: &NATIVE,
        hash_key,
        capabilities: Capabilities::ALL,
        handle_signals: true,
        ..Config::default()
    })
}

/// `sys.argv`. For `-m`, the first entry is replaced when the module has been found.
fn argv(options: &Options) -> Vec<OsString> {
    let first = match &options.program {
        Program::Command(_) => OsString::from("-c"),
        Program::Module(_) => OsString::from("-m"),
        Program::File(file) => file.clone(),
        Program::Stdin if options.args.is_empty() => OsString::new(),
        Program::Stdin => OsString::from("-"),
    };
    std::iter::once(first).chain(options.args.iter().cloned()).collect()
}

/// In the order of rising precedence.
fn warn_options(options: &Options, environment: &Environment, dev_mode: bool) -> Vec<OsString> {
    let mut found: Vec<OsString> = Vec::new();
    if dev_mode {
        found.push("default".into());
    }
    if let Some(text) = environment.text("PYTHONWARNINGS") {
        found.extend(text.split(',').map(OsString::from));
    }
    found.extend(options.warn_options.iter().cloned());
    match options.bytes_warning {
        0 => {}
        1 => found.push("default::BytesWarning".into()),
        _ => found.push("error::BytesWarning".into()),
    }
    found
}

fn hash_key(environment: &Environment) -> Result<(Option<HashKey>, bool), Fatal> {
    match environment.text("PYTHONHASHSEED").as_deref() {
        None | Some("random") => Ok((None, true)),
        Some(text) => match text.parse::<u32>() {
            Ok(seed) => Ok((Some(HashKey::from_seed(seed)), seed != 0)),
            Err(_) => fatal(
                "config_init_hash_seed",
                "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]",
            ),
        },
    }
}

/// 0 (off) or 1. Python 3.14 is in UTF-8 mode only on request, or in the C locale.
fn utf8_mode(options: &Options, environment: &Environment, is_c_locale: bool) -> Result<u8, Fatal> {
    if let Some((_, value)) = options.x_options.iter().rev().find(|option| option.0 == "utf8") {
        return match value.as_deref() {
            None | Some("1") => Ok(1),
            Some("0") => Ok(0),
            Some(_) => fatal("preconfig_init_utf8_mode", "invalid -X utf8 option value"),
        };
    }
    match environment.text("PYTHONUTF8").as_deref() {
        Some("1") => Ok(1),
        Some("0") => Ok(0),
        Some(_) => fatal("preconfig_init_utf8_mode", "invalid PYTHONUTF8 environment variable value"),
        None => Ok(u8::from(is_c_locale)),
    }
}

/// How many frames of each allocation are kept; 0 where none is traced.
fn tracemalloc(options: &Options, environment: &Environment) -> Result<u16, Fatal> {
    const FUNCTION: &str = "config_init_tracemalloc";
    let number = |text: &str| text.trim_start().parse::<i32>().ok().filter(|frames| *frames >= 0);
    let mut frames = match environment.text("PYTHONTRACEMALLOC").as_deref().map(number) {
        None => 0,
        Some(Some(frames)) => frames,
        Some(None) => return fatal(FUNCTION, "PYTHONTRACEMALLOC: invalid number of frames"),
    };
    if let Some((_, value)) = options.x_options.iter().rev().find(|option| option.0 == "tracemalloc") {
        frames = match value.as_deref().map(number) {
            None => 1,
            Some(Some(frames)) => frames,
            Some(None) => return fatal(FUNCTION, "-X tracemalloc=NFRAME: invalid number of frames"),
        };
    }
    u16::try_from(frames).map_err(|_| {
        let limit = taipan_vm::heap::traces::MOST_FRAMES;
        Fatal(format!(
            "init_interp_main: can't start tracemalloc\nPython runtime state: core initialized\n\
             ValueError: the number of frames must be in range [1; {limit}]"
        ))
    })
}

fn int_max_str_digits(options: &Options, environment: &Environment) -> Result<usize, Fatal> {
    const FUNCTION: &str = "config_init_int_max_str_digits";
    const LIMIT: &str = "invalid limit; must be >= 640 or 0 for unlimited.";
    let valid = |text: &str| text.parse::<usize>().ok().filter(|digits| *digits == 0 || *digits >= 640);
    if let Some((_, value)) = options.x_options.iter().rev().find(|option| option.0 == "int_max_str_digits") {
        return match value.as_deref().and_then(valid) {
            Some(digits) => Ok(digits),
            None => fatal(FUNCTION, &format!("-X int_max_str_digits: {LIMIT}")),
        };
    }
    match environment.text("PYTHONINTMAXSTRDIGITS") {
        None => Ok(Config::default().int_max_str_digits),
        Some(text) => match valid(&text) {
            Some(digits) => Ok(digits),
            None => fatal(FUNCTION, &format!("PYTHONINTMAXSTRDIGITS: {LIMIT}")),
        },
    }
}
