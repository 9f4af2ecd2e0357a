//! A case: a program, what it reads, and what CPython makes of it.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// A program below `cases/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// `<area>::<topic>::<behaviour>`
    pub name: String,
    pub path: PathBuf,
}

impl Case {
    /// What CPython makes of it: exit code, standard output, standard error.
    pub fn expected(&self) -> io::Result<Vec<u8>> {
        fs::read(self.path.with_extension("expected"))
    }

    /// What it reads from standard input: the file `<behaviour>.stdin`, or nothing.
    pub fn stdin(&self) -> io::Result<Vec<u8>> {
        match fs::read(self.path.with_extension("stdin")) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            result => result,
        }
    }

    /// Whether the program names a module other than the builtin ones that never run library code.
    pub fn imports(&self) -> io::Result<bool> {
        let source = fs::read_to_string(&self.path).unwrap_or_default();
        Ok(source.lines().map(str::trim_start).any(|line| {
            let module = line.strip_prefix("import ").or_else(|| line.strip_prefix("from "));
            module.is_some_and(|rest| !matches!(rest.split_whitespace().next(), Some("sys" | "gc")))
        }))
    }
}

/// All cases, sorted by name. Files whose name starts with `_`, and such folders below a topic, belong to the cases beside them.
pub fn cases(root: &Path) -> io::Result<Vec<Case>> {
    let mut found = Vec::new();
    collect(root, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<Case>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let Some(stem) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        // A topic may be a module whose name starts so.
        let is_topic = path.is_dir() && !prefix.is_empty() && !prefix.contains("::");
        if stem.starts_with('_') && !is_topic {
            continue;
        }
        let name = if prefix.is_empty() { stem.to_owned() } else { format!("{prefix}::{stem}") };
        if path.is_dir() {
            collect(&path, &name, found)?;
        } else if path.extension().is_some_and(|extension| extension == "py") {
            found.push(Case { name, path });
        }
    }
    Ok(())
}
