//! Runs the programs of `examples/`: `cargo test --test examples`. Those in Python are compared with what CPython makes of them,
//! those that embed Taipan with the output that stands beside them.

use conformance::{Share, run};
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let programs = match embedding(&root) {
        Ok(programs) => programs,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    match run(&root, Path::new(env!("CARGO_BIN_EXE_taipan")), Share(0)) {
        Ok(conclusion) if programs => conclusion.exit_code(),
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{}: {error}", root.display());
            ExitCode::FAILURE
        }
    }
}

/// Runs the programs in Rust; whether all have said what they should.
fn embedding(root: &Path) -> Result<bool, String> {
    let entries = fs::read_dir(root).map_err(|error| format!("{}: {error}", root.display()))?;
    let mut sources: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    sources.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    sources.sort();
    let mut all = true;
    for source in &sources {
        let output = source.with_extension("output");
        let expected =
            fs::read_to_string(&output).map_err(|error| format!("{}: {error}", output.display()))?;
        let found = said(source).map_err(|error| format!("{}: {error}", source.display()))?;
        let is_right = found == expected;
        println!("{} ... {}", source.display(), if is_right { "ok" } else { "FAILED" });
        if !is_right {
            println!("--- expected\n{expected}--- found\n{found}---");
            all = false;
        }
    }
    Ok(all)
}

/// What the program writes to its standard output, if it ends well.
fn said(source: &Path) -> Result<String, String> {
    let program = program(source)?;
    let input = match File::open(source.with_extension("input")) {
        Ok(file) => Stdio::from(file),
        Err(_) => Stdio::null(),
    };
    let output = Command::new(&program).stdin(input).output();
    let output = output.map_err(|error| format!("{}: {error}", program.display()))?;
    if !output.status.success() {
        return Err(format!("{}\n{}", output.status, String::from_utf8_lossy(&output.stderr)));
    }
    String::from_utf8(output.stdout).map_err(|error| error.to_string())
}

/// The program that `cargo test` has made of an example; made now if it is not there, or older than its source.
fn program(source: &Path) -> Result<PathBuf, String> {
    let own = env::current_exe().map_err(|error| error.to_string())?;
    let folder = own.parent().and_then(Path::parent).ok_or("the test is in no folder")?;
    let name = source.file_stem().ok_or("an example without a name")?;
    let path = folder.join("examples").join(name);
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified());
    if let (Ok(program), Ok(source)) = (changed(&path), changed(source))
        && program >= source
    {
        return Ok(path);
    }
    let profile = match folder.file_name().and_then(|name| name.to_str()) {
        Some("debug") | None => "dev",
        Some(name) => name,
    };
    let status = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "--package", "taipan", "--profile", profile, "--example"])
        .arg(name)
        .status();
    match status {
        Ok(status) if status.success() => Ok(path),
        Ok(status) => Err(format!("cargo build: {status}")),
        Err(error) => Err(format!("cargo build: {error}")),
    }
}
