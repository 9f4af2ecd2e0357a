//! `taipan dis FILE` and `taipan ast FILE`: what becomes of a program before it runs. A file of such a name is run as
//! `taipan ./dis`.

use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::{fs, io};
use taipan_compiler::ast_dump::{self, DumpOptions};
use taipan_compiler::code::Code;
use taipan_compiler::dis::{self, DisOptions};
use taipan_compiler::error::SyntaxError;
use taipan_compiler::parser::{Mode, parse};
use taipan_compiler::source::{NoCodecs, Origin, SourceError, decode_source};
use taipan_compiler::{CompileOptions, compile};
use taipan_vm::builtins::code::PyCode;
use taipan_vm::config::Config;
use taipan_vm::interp::listing;
use taipan_vm::thread::Thread;
use taipan_vm::vm::Vm;

/// Runs the subcommand that the first argument names. `None` if it names none.
pub fn subcommand(args: &[OsString]) -> Option<i32> {
    let (first, rest) = args.split_first()?;
    let shown = match first.to_str()? {
        "dis" => match rest {
            [flag, file] if flag == "--adaptive" => show(file, adaptive),
            [file] => show(file, bytecode),
            _ => return Some(usage("dis [--adaptive] FILE")),
        },
        "ast" => match rest {
            [file] => show(file, tree),
            _ => return Some(usage("ast FILE")),
        },
        _ => return None,
    };
    Some(shown)
}

fn usage(text: &str) -> i32 {
    eprintln!("usage: taipan {text}");
    2
}

/// Prints what `make` makes of the source text in a file.
fn show(file: &OsStr, make: fn(&str, &str) -> Result<String, SyntaxError>) -> i32 {
    let name = file.to_string_lossy();
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("taipan: can't open file '{name}': {error}");
            return 2;
        }
    };
    let filename = std::sync::Arc::new(name.as_ref().into());
    let made = match decode_source(&bytes, &filename, Origin::File, &mut NoCodecs) {
        Ok(text) => make(&text, &name),
        Err(SourceError::Syntax(error)) => Err(error),
        Err(SourceError::Raised) => return 1,
    };
    match made {
        // A reader that has seen enough is no error.
        Ok(text) => i32::from(io::stdout().write_all(text.as_bytes()).is_err()),
        Err(error) => {
            eprintln!("{error}");
            1
        }
    }
}

fn tree(text: &str, name: &str) -> Result<String, SyntaxError> {
    let arena = bumpalo::Bump::new();
    let filename = std::sync::Arc::new(name.into());
    let parsed = parse(text, &filename, Mode::Exec, &Default::default(), &arena)?;
    let options = DumpOptions { include_attributes: false, indent: Some("  "), show_empty: false };
    Ok(ast_dump::dump(&parsed.tree, &options) + "\n")
}

fn compiled(text: &str, name: &str) -> Result<std::sync::Arc<Code>, SyntaxError> {
    compile(text, name, Mode::Exec, &CompileOptions::default()).map(|compiled| compiled.code)
}

fn bytecode(text: &str, name: &str) -> Result<String, SyntaxError> {
    Ok(dis::dis(&*compiled(text, name)?, &DisOptions::default()))
}

fn adaptive(text: &str, name: &str) -> Result<String, SyntaxError> {
    let code = compiled(text, name)?;
    let mut vm = Vm::new(Config::default());
    let mut listed = String::new();
    vm.enter(|vm| {
        if let Ok(code) = PyCode::new(vm, code) {
            list_translations(vm, &code, &mut listed);
        }
    });
    vm.finish();
    Ok(listed)
}

/// The instructions that the virtual machine makes of a code object and of those in it.
fn list_translations(vm: &Thread, code: &PyCode, listed: &mut String) {
    if code.ensure_exec(vm).is_err() {
        vm.clear_raised();
        return;
    }
    listed.push_str(&format!("{:?}\n{}\n", code.qualname(), listing::listing(code)));
    for constant in code.consts() {
        if let Some(inner) = constant.downcast() {
            list_translations(vm, inner, listed);
        }
    }
}
