//! The two interpreters: where they are, and what they need to find CPython's tests.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

/// An interpreter that can import `test`.
#[derive(Clone, Debug)]
pub struct Interpreter {
    /// `cpython` or `taipan`: the name of its folder of logs.
    pub name: &'static str,
    pub executable: PathBuf,
}

/// What CPython 3.14 says of itself.
#[derive(Clone, Debug)]
pub struct Oracle {
    pub interpreter: Interpreter,
    /// As `3.14.0`.
    pub version: String,
    /// The folder of the package `test`.
    pub tests: PathBuf,
}

/// `TAIPAN_CPYTHON`, or `python3.14` on the path, or where `tools/get-python314` puts it: the first that has the suite.
pub fn oracle() -> Option<Oracle> {
    let cache = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let cache = cache.or_else(|| env::home_dir().map(|home| home.join(".cache")));
    let places = [
        env::var_os("TAIPAN_CPYTHON").map(PathBuf::from),
        Some(PathBuf::from("python3.14")),
        cache.map(|cache| cache.join("python3.14/usr/bin/python3.14")),
    ];
    places.into_iter().flatten().find_map(|place| examined(&place))
}

fn examined(executable: &Path) -> Option<Oracle> {
    let questions = "import os, platform, sys, test.support\n\
        print(sys.implementation.name, platform.python_version(), sys.executable, os.path.dirname(test.__file__), sep='\\n')";
    let output = Command::new(executable).args(["-c", questions]).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let [name, version, executable, tests] = text.lines().collect::<Vec<_>>().try_into().ok()?;
    if !output.status.success() || name != "cpython" || !version.starts_with("3.14.") {
        return None;
    }
    let interpreter = Interpreter { name: "cpython", executable: executable.into() };
    Some(Oracle { interpreter, version: version.into(), tests: tests.into() })
}

impl Interpreter {
    /// Lays Taipan out as an installation in `folder`, whose library folder holds nothing but a link to CPython's tests: so its
    /// child processes find them too, whatever options they are given.
    ///
    /// # Errors
    /// Files that cannot be made.
    pub fn installed(taipan: &Path, tests: &Path, folder: &Path) -> io::Result<Interpreter> {
        let library = folder.join("lib/python3.14");
        fs::create_dir_all(&library)?;
        fs::create_dir_all(folder.join("bin"))?;
        let link = library.join("test");
        if fs::read_link(&link).ok().as_deref() != Some(tests) {
            absent_is_fine(fs::remove_file(&link))?;
            std::os::unix::fs::symlink(tests, &link)?;
        }
        // A copy of its own: building anew does not change a run that is going on.
        let executable = folder.join("bin/taipan");
        let fresh = folder.join(format!("bin/taipan-{}", std::process::id()));
        fs::copy(taipan, &fresh)?;
        fs::rename(&fresh, &executable)?;
        Ok(Interpreter { name: "taipan", executable: std::path::absolute(executable)? })
    }
}

fn absent_is_fine(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }
}
