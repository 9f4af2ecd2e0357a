//! Runs the conformance suite on the command `taipan`: `cargo test --test conformance [FILTER]`.
//!
//! `TAIPAN_STRESS=all` runs every case under stress of the collector as well, not only a share of them.

use conformance::{Share, run};
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("conformance/cases");
    match run(&root, Path::new(env!("CARGO_BIN_EXE_taipan")), Share::from_environment()) {
        Ok(conclusion) => conclusion.exit_code(),
        Err(error) => {
            eprintln!("{}: {error}", root.display());
            ExitCode::FAILURE
        }
    }
}
