//! Environment variables, as CPython reads them: unset and empty are the same.

use std::ffi::OsString;

pub struct Environment {
    ignored: bool,
}

impl Environment {
    /// With `ignored` (`-E`, `-I`), none of the `PYTHON*` variables counts.
    pub fn new(ignored: bool) -> Self {
        Environment { ignored }
    }

    pub fn get(&self, name: &str) -> Option<OsString> {
        if self.ignored { None } else { std::env::var_os(name).filter(|value| !value.is_empty()) }
    }

    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name).map(|value| value.to_string_lossy().into_owned())
    }

    pub fn is_set(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The level that a variable sets: its number, or 1 for any other text.
    pub fn level(&self, name: &str) -> u8 {
        match self.text(name) {
            None => 0,
            Some(text) => text.parse::<i64>().map_or(1, |level| level.clamp(0, 255) as u8),
        }
    }
}
