//! The command line.

use std::path::PathBuf;
use taipan_compiler::parser::Mode;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::capability::Capabilities;
use taipan_vm::config::Config;
use taipan_vm::import::FrozenLibrary;
use taipan_vm::names;
use taipan_vm::report;
use taipan_vm::vm::{Vm, run_module};

static NATIVE: [&[&taipan_vm::modules::ModuleSpec]; 1] = [taipan_stdlib::MODULES];

fn main() {
    let mut args = std::env::args().skip(1).peekable();
    let dis = args.next_if(|arg| arg == "dis").is_some();
    let Some(path) = args.next() else { return };
    let source = std::fs::read_to_string(&path).expect("a readable file");
    let compiled = taipan_compiler::compile(&source, &path, Mode::Exec, &Default::default());
    let compiled = match compiled {
        Ok(compiled) => compiled,
        Err(error) => {
            eprintln!("{error:?}");
            std::process::exit(1);
        }
    };
    let stress = std::env::var("TAIPAN_GC_STRESS").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    let folder = PathBuf::from(&path)
        .canonicalize()
        .ok()
        .and_then(|path| path.parent().map(|p| p.to_string_lossy().into_owned()));
    let mut argv = vec![path.clone()];
    argv.extend(args);
    let mut vm = Vm::new(Config {
        gc_stress: stress,
        modules: &NATIVE,
        frozen: FrozenLibrary {
            modules: taipan_stdlib::frozen::modules,
            source: taipan_stdlib::frozen::source,
        },
        stdlib_dir: PathBuf::from("/usr/local/lib/python3.14"),
        path: folder.into_iter().collect(),
        argv,
        capabilities: Capabilities::ALL,
        ..Config::default()
    });
    let ok = vm.enter(|vm| {
        let globals = PyDict::new(vm).expect("memory");
        let _ = globals.set_str(&names::__name__, names::__main__.value());
        if dis {
            let code = taipan_vm::builtins::code::PyCode::new(vm, compiled.code).expect("memory");
            show(vm, &code);
            return true;
        }
        let ok = match run_module(vm, compiled.code, &globals) {
            Ok(_) => true,
            Err(_) => {
                if let Some(exception) = vm.take_raised() {
                    report::print_exception(vm, &exception);
                }
                false
            }
        };
        globals.clear();
        ok
    });
    let left = vm.finish();
    if !left.is_empty() && std::env::var("TAIPAN_LEAK_CHECK").is_ok() {
        eprintln!("leaks: {left:?}");
    }
    if !ok {
        std::process::exit(1);
    }
}

fn show(vm: &taipan_vm::thread::Thread, code: &taipan_vm::builtins::code::PyCode) {
    let _ = code.ensure_exec(vm);
    println!("{:?}\n{}", code.qualname(), taipan_vm::interp::listing::listing(code));
    for constant in code.consts() {
        if let Some(inner) = constant.downcast() {
            show(vm, inner);
        }
    }
}
