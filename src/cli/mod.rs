//! The command line: `taipan [options] [-c CODE | -m MODULE | FILE | -] [args]`.

mod config;
mod encodings;
mod environment;
mod help;
mod inspect;
mod options;
mod paths;
mod repl;
mod run;
mod sandbox;
mod site;
mod stats;

use options::{Options, Request, Torture, UsageError};
use std::collections::BTreeMap;
use std::ffi::OsString;
use taipan_vm::drop_torture;
use taipan_vm::interp::trace;
use taipan_vm::report::uncaught;
use taipan_vm::thread::Thread;
use taipan_vm::vm::Vm;

/// The exit status where the standard streams could not be flushed.
const OUTPUT_LOST: i32 = 120;

/// Runs the command, and returns the exit status.
pub fn main() -> i32 {
    let mut args: Vec<OsString> = std::env::args_os().collect();
    let orig_argv = args.clone();
    let command = if args.is_empty() { OsString::new() } else { args.remove(0) };
    let command = command.to_string_lossy();
    if !is_python(&command)
        && let Some(status) = inspect::subcommand(&args)
    {
        return status;
    }
    let request = match args.split_first() {
        Some((first, rest)) if first == "stats" && !is_python(&command) => {
            stats::parse(rest).map(Request::Run)
        }
        _ => options::parse(args),
    };
    match request {
        Ok(Request::Help(topic)) => {
            help::print(&command, topic);
            0
        }
        Ok(Request::Version(times)) => {
            print_version(times);
            0
        }
        Ok(Request::Run(options)) => match &options.sandbox {
            Some(sandbox) => sandbox::run(sandbox, &options, &command),
            None => run(&options, orig_argv, &command),
        },
        Err(UsageError(text)) => {
            eprintln!("{text}\n{}\nTry `{command} -h' for more information.", help::usage(&command));
            2
        }
    }
}

/// Called as `python`, `python3` and the like, the command takes what an interpreter takes and nothing else.
fn is_python(command: &str) -> bool {
    command.rsplit('/').next().is_some_and(|name| name.starts_with("python"))
}

fn print_version(times: u8) {
    match times {
        1 => {
            let (major, minor, micro) = taipan_vm::modules::sys::info::VERSION;
            println!("Python {major}.{minor}.{micro}");
        }
        _ => println!("Python {}", taipan_vm::modules::sys::info::version()),
    }
}

fn run(options: &Options, orig_argv: Vec<OsString>, command: &str) -> i32 {
    let config = match config::build(options, orig_argv) {
        Ok(config) => config,
        Err(config::Fatal(text)) => {
            eprintln!("Fatal Python error: {text}");
            return 1;
        }
    };
    let mut vm = Vm::new(config);
    let mut status = vm.enter(|vm| {
        begin_torture(vm, &options.torture);
        if options.stats.is_some() {
            taipan_vm::interp::stats::begin(vm);
        }
        run::run(vm, options, command)
    });
    if !vm.end_program() {
        status = OUTPUT_LOST;
    }
    if let Some(format) = options.stats {
        vm.enter(|vm| stats::print(vm, format));
    }
    let left = if options.torture.looks_at_end() {
        vm.finish()
    } else {
        vm.finish_with_process();
        BTreeMap::new()
    };
    if status == uncaught::INTERRUPTED {
        const SIGINT: i32 = 2;
        taipan_vm::sys::signal::die_of(SIGINT);
        return 128 + SIGINT;
    }
    if options.torture.leak_check && !left.is_empty() {
        report_leaks(&left);
        return if status == 0 { 1 } else { status };
    }
    status
}

/// Modes that begin with the program, not with the machine.
fn begin_torture(vm: &Thread, torture: &Torture) {
    if torture.drop_torture && drop_torture::begin(vm).is_err() {
        vm.clear_raised();
    }
    if torture.trace {
        trace::set_listing(vm);
    }
    if torture.fail_allocation > 0 {
        vm.heap().account().fail_after(torture.fail_allocation);
    }
}

/// Objects that are left, by type.
fn report_leaks(left: &BTreeMap<String, usize>) {
    let total: usize = left.values().sum();
    eprintln!("{total} objects left at exit:");
    for (name, count) in left {
        eprintln!("{count:8} {name}");
    }
}
