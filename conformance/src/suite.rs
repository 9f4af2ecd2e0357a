//! The cases as tests of `libtest-mimic`: names, filters and options are those of `cargo test`.

use crate::case::{Case, cases};
use crate::diff::diff;
use crate::outcome::outcome;
use libtest_mimic::{Arguments, Conclusion, Failed, Trial};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A young collection at every tracked allocation, a full one at every Nth: often where no library code runs.
const STRESS: &[&str] = &["--gc-stress=64", "--leak-check"];
const STRESS_WITH_IMPORTS: &[&str] = &["--gc-stress=5000", "--leak-check"];

/// How many of the cases run under stress: one in so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share(pub u64);

impl Share {
    /// `TAIPAN_STRESS`: `all`, `none`, or N for one case in N; a fourth of them unless it is set.
    pub fn from_environment() -> Share {
        match std::env::var("TAIPAN_STRESS").as_deref() {
            Ok("all") => Share(1),
            Ok("none") => Share(0),
            Ok(text) => Share(text.parse().unwrap_or(4)),
            Err(_) => Share(4),
        }
    }

    /// The same cases in every run, spread over all topics.
    fn has(self, case: &Case) -> bool {
        let hash = case.name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        self.0 > 0 && (hash >> 20) % self.0 == 0
    }
}

/// Runs the cases below `root` on an interpreter, as the arguments of the process ask.
///
/// # Errors
/// A folder or a case that cannot be read.
pub fn run(root: &Path, interpreter: &Path, share: Share) -> io::Result<Conclusion> {
    let interpreter: Arc<PathBuf> = Arc::new(interpreter.to_owned());
    let mut trials = Vec::new();
    for case in cases(root)? {
        if share.has(&case) {
            let options = if case.imports()? { STRESS_WITH_IMPORTS } else { STRESS };
            trials.push(trial(format!("{}::stress", case.name), &interpreter, options, case.clone()));
        }
        trials.push(trial(case.name.clone(), &interpreter, &[], case));
    }
    Ok(libtest_mimic::run(&Arguments::from_args(), trials))
}

fn trial(name: String, interpreter: &Arc<PathBuf>, options: &'static [&'static str], case: Case) -> Trial {
    let interpreter = Arc::clone(interpreter);
    Trial::test(name, move || {
        let expected =
            case.expected().map_err(|error| format!("{}: not recorded: {error}", case.path.display()))?;
        let actual = outcome(&interpreter, options, &case).map_err(|error| error.to_string())?;
        if actual == expected { Ok(()) } else { Err(Failed::from(diff(&expected, &actual))) }
    })
}
