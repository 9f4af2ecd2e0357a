//! Where things lie: the executable, the prefix, the folder of the library, and `sys.path`.
//!
//! The standard library is inside the executable; its modules say that they come from `<prefix>/lib/python3.14`, where
//! `site-packages` is looked for. The prefix is `PYTHONHOME`, or a virtual environment's folder (`pyvenv.cfg`, PEP 405), or
//! the folder above the executable's if that is called `bin`, or the executable's own.

use super::environment::Environment;
use std::env;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Component, Path, PathBuf};

pub struct Paths {
    pub executable: PathBuf,
    pub base_executable: PathBuf,
    pub prefix: PathBuf,
    pub base_prefix: PathBuf,
    pub library: PathBuf,
}

impl Paths {
    pub fn find(environment: &Environment) -> Paths {
        let executable = executable().unwrap_or_default();
        let real = executable.canonicalize().unwrap_or_else(|_| executable.clone());
        let base_prefix = match environment.get("PYTHONHOME") {
            Some(home) => first_entry(&home),
            None => prefix_of(&real),
        };
        let (prefix, base_executable, base_prefix) = match virtual_environment(&executable) {
            Some((folder, home)) => {
                let base = base_executable(&executable, &real, &home);
                let base_prefix = prefix_of(&base.canonicalize().unwrap_or_else(|_| base.clone()));
                (folder, base, base_prefix)
            }
            None => (base_prefix.clone(), executable.clone(), base_prefix),
        };
        let library = base_prefix.join("lib/python3.14");
        Paths { executable, base_executable, prefix, base_prefix, library }
    }

    /// `sys.path` before the program's own entry is put in front.
    pub fn search_path(&self, environment: &Environment) -> Vec<OsString> {
        let mut path = Vec::new();
        if let Some(given) = environment.get("PYTHONPATH") {
            path.extend(env::split_paths(&given).map(PathBuf::into_os_string));
        }
        path.push(self.base_prefix.join("lib/python314.zip").into_os_string());
        path.push(self.library.clone().into_os_string());
        path
    }
}

/// The path that the command was started with, made absolute, symbolic links kept: a virtual environment is found by it.
fn executable() -> Option<PathBuf> {
    let name = PathBuf::from(env::args_os().next()?);
    if name.components().count() > 1 {
        return std::path::absolute(&name).ok();
    }
    let folders = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&folders).map(|folder| folder.join(&name)).find(|file| file.is_file());
    found.and_then(|file| std::path::absolute(file).ok()).or_else(|| env::current_exe().ok())
}

/// What a virtual environment's executable is a link to, or a copy of.
fn base_executable(executable: &Path, real: &Path, home: &Path) -> PathBuf {
    if real != executable {
        return real.to_owned();
    }
    let namesake = home.join(executable.file_name().unwrap_or_default());
    if namesake.is_file() { namesake } else { home.join("taipan") }
}

/// What `os.path.normpath` makes of an absolute path.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => drop(normal.pop()),
            part => normal.push(part),
        }
    }
    normal
}

/// `PYTHONHOME` is a prefix, or two of them behind one another.
fn first_entry(home: &OsStr) -> PathBuf {
    env::split_paths(home).next().unwrap_or_default()
}

fn prefix_of(executable: &Path) -> PathBuf {
    let folder = executable.parent().unwrap_or(Path::new("/"));
    match folder.parent() {
        Some(above) if folder.file_name() == Some(OsStr::new("bin")) => above.to_owned(),
        _ => folder.to_owned(),
    }
}

/// The folder of the virtual environment that the executable is in, and where its base lies.
fn virtual_environment(executable: &Path) -> Option<(PathBuf, PathBuf)> {
    let folder = executable.parent()?;
    let places = [Some(folder), folder.parent()];
    places.into_iter().flatten().find_map(|place| {
        let text = fs::read_to_string(place.join("pyvenv.cfg")).ok()?;
        let home = text.lines().find_map(|line| {
            let (key, value) = line.split_once('=')?;
            key.trim().eq_ignore_ascii_case("home").then(|| PathBuf::from(value.trim()))
        })?;
        Some((normal(folder.parent().unwrap_or(folder)), home))
    })
}
