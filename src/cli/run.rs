//! Running a program: what CPython's `Modules/main.c` does after initialization.

use super::environment::Environment;
use super::options::{Options, Program};
use super::repl::Start;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, IsTerminal, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use taipan_compiler::code::Code;
use taipan_vm::builtins::code::PyCode;
use taipan_vm::builtins::list::PyList;
use taipan_vm::compile::Origin;
use taipan_vm::error::PyResult;
use taipan_vm::import::{engine, main_module, pyc};
use taipan_vm::object::Ref;
use taipan_vm::report::uncaught;
use taipan_vm::source_line::CommandText;
use taipan_vm::sys;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::vm::{run_code_object, run_module};

/// A program that cannot be started: what to print after the command's name, and the exit status.
struct Unusable(String, i32);

enum Stop {
    /// An exception is set.
    Raised,
    Unusable(Unusable),
    /// The prompt has been left with that status.
    Exit(i32),
}

impl From<taipan_vm::heap::NoMemory> for Stop {
    fn from(_: taipan_vm::heap::NoMemory) -> Self {
        Stop::Raised
    }
}

impl From<taipan_vm::error::Raised> for Stop {
    fn from(_: taipan_vm::error::Raised) -> Self {
        Stop::Raised
    }
}

/// Runs the program that the options name, and returns the exit status.
pub fn run(vm: &Thread, options: &Options, command: &str) -> i32 {
    let result =
        start(vm, options).and_then(|()| import_site(vm, options)).and_then(|()| run_program(vm, options));
    let status = match result {
        Ok(()) => 0,
        Err(Stop::Raised) => status_of_exception(vm),
        Err(Stop::Exit(status)) => return status,
        Err(Stop::Unusable(Unusable(text, status))) => {
            let _ = writeln!(io::stderr(), "{command}: {text}");
            status
        }
    };
    if wants_prompt(options) { super::repl::interact(vm, Start::AfterProgram) } else { status }
}

/// The status for the exception that is set, which is shown.
pub fn status_of_exception(vm: &Thread) -> i32 {
    match vm.take_raised() {
        Some(exception) if vm.interp().config.flags.inspect > 0 => uncaught::shown_status(vm, &exception),
        Some(exception) => uncaught::exit_status(vm, &exception),
        None => 1,
    }
}

/// Whether a prompt follows the program: `-i`, `PYTHONINSPECT`, which the program may have set itself.
fn wants_prompt(options: &Options) -> bool {
    let asked = options.inspect > 0
        || !options.ignore_environment && std::env::var_os("PYTHONINSPECT").is_some_and(|v| !v.is_empty());
    let can_talk = io::stdin().is_terminal() || options.inspect > 0;
    asked && can_talk && !matches!(options.program, Program::Stdin)
}

/// What options ask for before anything is imported. Filters are set by the module `warnings`.
fn start(vm: &Thread, options: &Options) -> Result<(), Stop> {
    let config = &vm.interp().config;
    let is_asked_for = options.x_options.iter().any(|option| option.0 == "faulthandler");
    let environment = Environment::new(options.ignore_environment);
    if is_asked_for || config.flags.dev_mode || environment.is_set("PYTHONFAULTHANDLER") {
        taipan_stdlib::faulthandler::enable(vm, &Value::UNBOUND, &Value::UNBOUND)?;
    }
    if !vm.interp().config.warn_options.is_empty() {
        engine::import_absolute(vm, "warnings")?;
    }
    Ok(())
}

fn import_site(vm: &Thread, options: &Options) -> Result<(), Stop> {
    // Without a file system there are no folders to look for.
    if !options.no_site && vm.native_module("posix").is_some() {
        super::site::import(vm)?;
    }
    Ok(())
}

fn run_program(vm: &Thread, options: &Options) -> Result<(), Stop> {
    match &options.program {
        Program::Command(text) => {
            prepend_path(vm, options, Path::new(""))?;
            run_command(vm, &text.to_string_lossy())
        }
        Program::Module(name) => {
            let here = taipan_vm::sys::current_folder();
            prepend_path(vm, options, &here)?;
            run_as_main(vm, name, true)
        }
        Program::File(file) => run_file(vm, options, Path::new(file)),
        Program::Stdin => {
            prepend_path(vm, options, Path::new(""))?;
            if io::stdin().is_terminal() || options.inspect > 0 {
                return match super::repl::interact(vm, Start::Fresh) {
                    0 => Ok(()),
                    status => Err(Stop::Exit(status)),
                };
            }
            let mut text = Vec::new();
            if let Err(error) = io::stdin().read_to_end(&mut text) {
                return Err(Stop::Unusable(Unusable(format!("<stdin>: {error}"), 1)));
            }
            run_source(vm, &text, "<stdin>", Origin::Text, Some(Path::new("<stdin>")))
        }
    }
}

/// Puts a folder in front of `sys.path`, unless the options forbid it (`-P`, `-I`).
fn prepend_path(vm: &Thread, options: &Options, folder: &Path) -> PyResult<()> {
    let is_safe = vm.interp().config.flags.safe_path || options.safe_path;
    if is_safe { Ok(()) } else { insert_path(vm, folder) }
}

fn insert_path(vm: &Thread, path: &Path) -> PyResult<()> {
    let Some(list) = vm.sys_attribute("path")? else { return Ok(()) };
    let Some(list) = list.downcast::<PyList>() else { return Ok(()) };
    let folder = sys::path_str(vm.heap(), path)?.into_value();
    list.with_items(|items| items.insert(0, folder))?;
    *vm.interp().import.program_folder.borrow_mut() = Some(path.to_owned());
    Ok(())
}

fn run_file(vm: &Thread, options: &Options, file: &Path) -> Result<(), Stop> {
    if file.is_dir() || is_archive(file) {
        insert_path(vm, &absolute(file))?;
        return run_as_main(vm, OsStr::new("__main__"), false);
    }
    prepend_path(vm, options, &script_folder(file))?;
    let mut bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return Err(Stop::Unusable(cannot_open(file, &error))),
    };
    if file.extension() == Some(OsStr::new("pyc")) || pyc::is_compiled(&bytes) {
        return run_compiled(vm, file, &bytes);
    }
    if options.skip_first_line {
        // The line's end stays, so that the others keep their numbers.
        let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
        bytes.drain(..end);
    }
    // A script's name is absolute in `__file__` and in code objects, not in `sys.argv`.
    let full = absolute(file);
    run_source(vm, &bytes, &full.to_string_lossy(), Origin::Script, Some(&full))
}

/// A path from the root, whose parts are as they were given.
fn absolute(file: &Path) -> PathBuf {
    taipan_vm::sys::current_folder().join(file)
}

fn cannot_open(file: &Path, error: &io::Error) -> Unusable {
    let number = error.raw_os_error().unwrap_or(0);
    let full = absolute(file);
    let text = sys::error_text(number);
    Unusable(format!("can't open file '{}': [Errno {number}] {text}", full.display()), 2)
}

/// The folder that a script is in, symbolic links followed.
fn script_folder(file: &Path) -> PathBuf {
    let real = file.canonicalize().or_else(|_| std::path::absolute(file)).unwrap_or_else(|_| file.to_owned());
    real.parent().map_or_else(PathBuf::new, Path::to_owned)
}

/// Whether a file looks like a zip archive: the record that ends one is in its last 64 KiB.
fn is_archive(file: &Path) -> bool {
    const LARGEST_COMMENT: i64 = 0xFFFF;
    const END_RECORD: i64 = 22;
    let read_tail = || -> io::Result<Vec<u8>> {
        let mut file = fs::File::open(file)?;
        if !file.metadata()?.is_file() {
            return Ok(Vec::new());
        }
        let size = file.metadata()?.len();
        let tail = size.min((LARGEST_COMMENT + END_RECORD) as u64);
        file.seek(SeekFrom::End(-(tail as i64)))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read_tail().is_ok_and(|tail| {
        tail.len() >= END_RECORD as usize && tail.windows(4).any(|window| window == b"PK\x05\x06")
    })
}

fn run_source(
    vm: &Thread,
    bytes: &[u8],
    filename: &str,
    origin: Origin,
    file: Option<&Path>,
) -> Result<(), Stop> {
    let module = main_module::new_main(vm, file.filter(|_| origin == Origin::Script))?;
    if let Some(file) = file {
        main_module::set_file(vm, &module, file)?;
    }
    let code = vm.compile_module(bytes, filename, origin)?;
    run_module(vm, code, &Ref::borrowed(module.dict()))?;
    Ok(())
}

/// `-c`. Unlike other text, it is shown in tracebacks, and may be indented as a whole.
fn run_command(vm: &Thread, text: &str) -> Result<(), Stop> {
    const NAME: &str = "<string>";
    let text = dedent(text) + "\n";
    let module = main_module::new_main(vm, None)?;
    let command = CommandText { filename: NAME, text: text.clone(), code: None };
    vm.interp().command_text.replace(Some(command));
    let code = PyCode::new(vm, vm.compile_module(text.as_bytes(), NAME, Origin::Text)?)?;
    if let Some(command) = vm.interp().command_text.borrow_mut().as_mut() {
        command.code = Some(code.to_value());
    }
    run_code_object(vm, code, &Ref::borrowed(module.dict()))?;
    Ok(())
}

/// Takes away the white space that all lines but blank ones begin with.
fn dedent(text: &str) -> String {
    let blank = |line: &&str| line.trim_matches([' ', '\t']).is_empty();
    let indents = text.split('\n').filter(|line| !blank(line)).map(|line| {
        let rest = line.trim_start_matches([' ', '\t']);
        &line[..line.len() - rest.len()]
    });
    let common = indents.reduce(|a, b| {
        let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
        &a[..same]
    });
    let width = common.map_or(0, str::len);
    let lines: Vec<&str> =
        text.split('\n').map(|line| if blank(&line) { "" } else { &line[width..] }).collect();
    lines.join("\n")
}

fn run_compiled(vm: &Thread, file: &Path, bytes: &[u8]) -> Result<(), Stop> {
    let Some(code): Option<Arc<Code>> = pyc::read_unchecked(bytes) else {
        return Err(vm.runtime_error("Bad magic number in .pyc file").into());
    };
    let file = &absolute(file);
    let module = main_module::new_main(vm, Some(file))?;
    main_module::set_file(vm, &module, file)?;
    run_module(vm, code, &Ref::borrowed(module.dict()))?;
    Ok(())
}

/// `runpy._run_module_as_main`.
fn run_as_main(vm: &Thread, name: &OsStr, alter_argv: bool) -> Result<(), Stop> {
    main_module::new_main(vm, None)?;
    let runpy = engine::import_absolute(vm, "runpy")?;
    let function = vm.get_attr_str(&runpy, "_run_module_as_main")?;
    let name = sys::path_str(vm.heap(), Path::new(name))?.into_value();
    vm.call(&function, &[name, Value::bool(alter_argv)])?;
    Ok(())
}
