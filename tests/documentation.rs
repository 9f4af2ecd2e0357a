//! Every type, trait, function, method and constant that a host can name has a program in its documentation, which `cargo test` runs.
//!
//! The rule leaves out what is shown where it belongs to: fields and variants at their type, the methods of a trait at the trait, an
//! implementation of a trait at its type. What is hidden from the documentation is nobody's.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Files of other crates that hold what the facade shows.
const SHOWN: [&str; 2] = ["vm/src/files/system.rs", "vm/src/capability.rs"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the facade") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// The names that the crate's root exports from its own modules and from other crates.
fn exported() -> BTreeSet<String> {
    let text = read(&root().join("src/lib.rs"));
    let lists = text.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next());
    lists
        .filter_map(|list| {
            list.split_once('{').map_or_else(|| list.rsplit("::").next(), |(_, names)| Some(names))
        })
        .flat_map(|names| names.split(|char: char| !char.is_alphanumeric() && char != '_'))
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The identifier that a text begins with.
fn word(text: &str) -> &str {
    text.split(|char: char| !char.is_alphanumeric() && char != '_').next().unwrap_or_default()
}

/// The type whose own methods an `impl` line begins; none for an implementation of a trait.
fn implemented(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("impl")?;
    let mut depth = 0;
    let end = rest.char_indices().find(|(_, char)| {
        depth += match char {
            '<' => 1,
            '>' => -1,
            _ => 0,
        };
        depth == 0 && *char == ' '
    })?;
    let rest = &rest[end.0 + 1..];
    let is_of_trait = rest.split('{').next().is_some_and(|head| head.contains(" for "));
    (!is_of_trait).then(|| word(rest))
}

/// The public items of a source that lack a program, `Type::method` or by their name alone.
fn without_program(text: &str, exported: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    let (mut owner, mut documentation, mut is_hidden) = (None, false, false);
    for line in text.lines().take_while(|line| !line.starts_with("#[cfg(test)]")) {
        let trimmed = line.trim_start();
        if let Some(comment) = trimmed.strip_prefix("///") {
            documentation |= comment.trim_start().starts_with("```");
            continue;
        }
        if trimmed.starts_with("#[") {
            is_hidden |= trimmed.contains("doc(hidden)");
            continue;
        }
        match line {
            _ if line.starts_with("impl") => owner = implemented(line).map(str::to_owned),
            _ if line.starts_with('}') => owner = None,
            _ => {}
        }
        let of_file = ["pub struct ", "pub enum ", "pub trait ", "pub type ", "pub fn ", "pub const "];
        let of_type = ["pub fn ", "pub async fn ", "pub const fn ", "pub const "];
        let name = match (line.strip_prefix("    "), &owner) {
            (None, _) => {
                of_file.iter().find_map(|kind| line.strip_prefix(kind)).map(|rest| word(rest).to_owned())
            }
            (Some(line), Some(owner)) if exported.contains(owner) => of_type
                .iter()
                .find_map(|kind| line.strip_prefix(kind))
                .map(|rest| format!("{owner}::{}", word(rest))),
            _ => None,
        };
        if let Some(name) = name
            && (name.contains("::") || exported.contains(&name))
            && !documentation
            && !is_hidden
        {
            found.push(name);
        }
        if !trimmed.is_empty() {
            (documentation, is_hidden) = (false, false);
        }
    }
    found
}

#[test]
fn every_public_item_has_a_program() {
    let exported = exported();
    assert!(
        exported.len() > 40 && exported.contains("Vm") && exported.contains("FileSystem"),
        "{exported:?}"
    );
    let mut files = vec![root().join("src/lib.rs")];
    collect(&root().join("src/engine"), &mut files);
    files.extend(SHOWN.map(|file| root().join(file)));
    let missing: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let shown = file.strip_prefix(root()).unwrap_or(file).display();
            without_program(&read(file), &exported).into_iter().map(move |item| format!("{shown}: {item}"))
        })
        .collect();
    assert!(missing.is_empty(), "no program in the documentation of\n{}", missing.join("\n"));
}

/// The check finds what it looks for.
#[test]
fn items_without_programs_are_found() {
    let exported: BTreeSet<String> = ["Spam", "Eggs"].map(str::to_owned).into();
    let text = "
/// A type.
pub struct Spam;

/// ```
/// ```
#[derive(Clone)]
pub enum Eggs {
    /// A variant.
    One,
}

impl<T: Into<String>> Spam {
    /// A method.
    pub fn without(&self) {}

    /// ```
    /// ```
    pub fn with(&self) {}

    pub(crate) fn own(&self) {}

    #[doc(hidden)]
    pub fn hidden(&self) {}
}

impl Clone for Eggs {
    fn clone(&self) -> Eggs {}
}

pub struct Internal;
";
    assert_eq!(without_program(text, &exported), ["Spam", "Spam::without"]);
}
