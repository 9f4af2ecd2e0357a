//! Runs the programs of `examples/` and compares with what CPython makes of them: `cargo test --test examples`.

use conformance::{Share, run};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    match run(&root, Path::new(env!("CARGO_BIN_EXE_taipan")), Share(0)) {
        Ok(conclusion) => conclusion.exit_code(),
        Err(error) => {
            eprintln!("{}: {error}", root.display());
            ExitCode::FAILURE
        }
    }
}
