//! Completion of names and attributes, as CPython's `rlcompleter` does it.
//!
//! Attributes of attributes are looked up to complete them, which may run code of the program; properties are not asked for their
//! value.

use super::colors::KEYWORDS;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{list::PyList, property};
use taipan_vm::class::PyType;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Where the dotted name begins that ends at `position`.
pub fn start_of_name(line: &str, position: usize) -> usize {
    let head = &line[..position];
    head.rfind(|c: char| !(c == '_' || c == '.' || c.is_alphanumeric()))
        .map_or(0, |at| at + head[at..].chars().next().map_or(1, char::len_utf8))
}

/// What the dotted name `word` may become.
pub fn candidates(vm: &Thread, globals: &PyDict, word: &str) -> Vec<String> {
    let found = match word.rsplit_once('.') {
        Some((object, prefix)) => attributes(vm, globals, object, prefix),
        None => Ok(names(vm, globals, word)),
    };
    let mut found = found.unwrap_or_else(|_| {
        if !vm.is_terminating() {
            vm.clear_raised();
        }
        Vec::new()
    });
    found.sort();
    found.dedup();
    found
}

/// Keywords, globals and builtins.
fn names(vm: &Thread, globals: &PyDict, prefix: &str) -> Vec<String> {
    let mut found: Vec<String> =
        KEYWORDS.iter().filter(|word| word.starts_with(prefix)).map(|word| keyword(word)).collect();
    let builtins = vm.interp().builtins.borrow().clone();
    let mut add = |dict: &PyDict| {
        for (key, value) in dict.entries() {
            let Some(name) = key.downcast::<PyStr>().map(PyStr::to_string_lossy) else { continue };
            if name.starts_with(prefix) && (!name.starts_with('_') || prefix.starts_with('_')) {
                found.push(with_parenthesis(name, &value));
            }
        }
    };
    add(globals);
    if let Some(builtins) = builtins {
        add(&builtins);
    }
    found
}

/// A keyword with what must follow it.
fn keyword(word: &str) -> String {
    match word {
        "finally" | "try" => format!("{word}:"),
        "False" | "None" | "True" | "break" | "continue" | "pass" | "else" => word.to_owned(),
        _ => format!("{word} "),
    }
}

fn with_parenthesis(name: String, value: &Value) -> String {
    if value.ty().slots().call.is_some() { name + "(" } else { name }
}

fn attributes(vm: &Thread, globals: &PyDict, object: &str, prefix: &str) -> PyResult<Vec<String>> {
    let Some(owner) = evaluate(vm, globals, object)? else { return Ok(Vec::new()) };
    let builtins = vm.interp().builtins.borrow().clone();
    let dir = vm.intern_str("dir")?;
    let Some(dir) = builtins.and_then(|builtins| builtins.get_str(&dir)) else { return Ok(Vec::new()) };
    let listed = vm.call(&dir, std::slice::from_ref(&owner))?;
    let Some(listed) = listed.downcast::<PyList>() else { return Ok(Vec::new()) };
    let all: Vec<String> = (0..)
        .map_while(|index| listed.get(index))
        .filter_map(|name| name.downcast::<PyStr>().map(PyStr::to_string_lossy))
        .filter(|name| name.starts_with(prefix))
        .collect();
    // Private names are shown where nothing else is left.
    let mut hidden = if prefix.is_empty() { "_" } else { "" };
    loop {
        let shown: Vec<&String> =
            all.iter().filter(|name| hidden.is_empty() || !name.starts_with(hidden)).collect();
        if !shown.is_empty() || hidden.is_empty() {
            return shown.into_iter().map(|name| attribute(vm, &owner, object, name)).collect();
        }
        hidden = if hidden == "_" { "__" } else { "" };
    }
}

fn attribute(vm: &Thread, owner: &Value, object: &str, name: &str) -> PyResult<String> {
    let full = format!("{object}.{name}");
    let name = vm.intern_str(name)?;
    let is_property = |found: &Value| found.ty().is_subtype(&property::TYPE);
    let class: &PyType = owner.ty();
    let of_class = vm.get_attr_opt(&class.to_value(), &name);
    match of_class {
        Ok(Some(found)) if is_property(&found) => return Ok(full),
        Ok(_) => {}
        Err(raised) if vm.is_terminating() => return Err(raised),
        Err(_) => vm.clear_raised(),
    }
    match vm.get_attr_opt(owner, &name) {
        Ok(Some(value)) => Ok(with_parenthesis(full, &value)),
        Ok(None) => Ok(full),
        Err(raised) if vm.is_terminating() => Err(raised),
        Err(_) => {
            vm.clear_raised();
            Ok(full)
        }
    }
}

/// The value of a dotted name, if it has one.
fn evaluate(vm: &Thread, globals: &PyDict, dotted: &str) -> PyResult<Option<Value>> {
    let mut parts = dotted.split('.');
    let Some(first) = parts.next() else { return Ok(None) };
    let first = vm.intern_str(first)?;
    let builtins = vm.interp().builtins.borrow().clone();
    let found = globals.get_str(&first).or_else(|| builtins.and_then(|builtins| builtins.get_str(&first)));
    let Some(mut value) = found else { return Ok(None) };
    for part in parts {
        match vm.get_attr_opt(&value, &*vm.intern_str(part)?)? {
            Some(found) => value = found,
            None => return Ok(None),
        }
    }
    Ok(Some(value))
}

#[cfg(test)]
mod tests {
    use super::start_of_name;

    #[test]
    fn names_reach_back_over_dots() {
        assert_eq!(start_of_name("print(os.pa", 11), 6);
        assert_eq!(start_of_name("x", 1), 0);
        assert_eq!(start_of_name("é = naïve", "é = naïve".len()), 5);
        assert_eq!(start_of_name("f(", 2), 2);
        assert_eq!(start_of_name("“x", "“x".len()), "“".len());
    }
}
