//! What `run_module.py` writes down while it runs, read back: possibly cut off anywhere.

use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// What became of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    Ok,
    Skip,
    Fail,
    Error,
    Crash,
    Hang,
    /// It never had its turn: a fixture or the whole module failed.
    Missing,
}

const NAMES: &[(Outcome, &str)] = &[
    (Outcome::Ok, "ok"),
    (Outcome::Skip, "skip"),
    (Outcome::Fail, "fail"),
    (Outcome::Error, "error"),
    (Outcome::Crash, "crash"),
    (Outcome::Hang, "hang"),
    (Outcome::Missing, "missing"),
];

impl Outcome {
    pub fn named(name: &str) -> Option<Outcome> {
        NAMES.iter().find(|(_, known)| *known == name).map(|(outcome, _)| *outcome)
    }

    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(outcome, _)| *outcome == self).map_or("missing", |(_, name)| name)
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One process' journal.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    /// The ids of all methods, in order, if the module could be imported.
    pub loaded: Option<Vec<String>>,
    /// Ids in the order in which they ended; an id may occur more than once.
    pub ended: Vec<(String, Outcome, String)>,
    /// Where a fixture or the module itself raised, and what.
    pub errors: Vec<(String, Outcome, String)>,
    /// The method that was running when the journal ends.
    pub running: Option<String>,
    /// The class whose fixtures were running when the journal ends.
    pub preparing: Option<String>,
    pub finished: bool,
}

impl Journal {
    /// Reads the lines that are whole; what a crash cut off is left out.
    pub fn parse(text: &str) -> Journal {
        let mut journal = Journal::default();
        for event in text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
            journal.add(&event);
        }
        journal
    }

    fn add(&mut self, event: &Value) {
        let text = |key: &str| event.get(key).and_then(Value::as_str).map(str::to_owned);
        let outcome = || text("is").as_deref().and_then(Outcome::named).unwrap_or(Outcome::Error);
        if let Some(ids) = event.get("loaded").and_then(Value::as_array) {
            self.loaded = Some(ids.iter().filter_map(Value::as_str).map(str::to_owned).collect());
        } else if let Some(class) = text("class") {
            self.preparing = Some(class);
        } else if let Some(id) = text("start") {
            self.preparing = None;
            self.running = Some(id);
        } else if let Some(id) = text("end") {
            self.running = None;
            self.ended.push((id, outcome(), text("why").unwrap_or_default()));
        } else if let Some(place) = text("error") {
            self.preparing = None;
            self.errors.push((place, outcome(), text("why").unwrap_or_default()));
        } else if event.get("finished").is_some() {
            self.preparing = None;
            self.finished = true;
        }
    }
}

/// The outcome of each id: the worst, where an id was run more than once.
pub fn merged(ended: &[(String, Outcome, String)]) -> BTreeMap<String, Outcome> {
    let mut outcomes = BTreeMap::new();
    for (id, outcome, _) in ended {
        let entry = outcomes.entry(id.clone()).or_insert(*outcome);
        // A method that ran once and was skipped the other time did run.
        *entry = match (*entry, *outcome) {
            (Outcome::Ok, Outcome::Skip) | (Outcome::Skip, Outcome::Ok) => Outcome::Ok,
            (a, b) => a.max(b),
        };
    }
    outcomes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_that_is_cut_off_names_the_culprit() {
        let text = "{\"loaded\": [\"a\", \"b\"]}\n{\"class\": \"C\"}\n{\"start\": \"a\"}\n\
            {\"end\": \"a\", \"is\": \"ok\", \"s\": 0.1, \"why\": \"\"}\n{\"start\": \"b\"}\n{\"end\": \"b";
        let journal = Journal::parse(text);
        assert_eq!(journal.running.as_deref(), Some("b"));
        assert_eq!(merged(&journal.ended).get("a"), Some(&Outcome::Ok));
        assert!(!journal.finished);
    }
}
