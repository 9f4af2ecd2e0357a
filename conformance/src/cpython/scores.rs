//! The scores: `cpython/scores.json`, which the next run is measured by, and `cpython/SCORES.md`, which people read.

use super::journal::Outcome;
use super::module_run::ModuleResult;
use super::table::{Listed, listed};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

/// One module: what CPython passes, and what of it Taipan does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    pub cpython: usize,
    /// Ids without the module's name.
    pub lost: BTreeMap<String, Outcome>,
    /// The process died outside of methods, or the module cannot be imported.
    pub trouble: Option<String>,
}

impl Comparison {
    pub fn new(module: &str, cpython: &ModuleResult, taipan: &ModuleResult) -> Comparison {
        let prefix = format!("test.{module}.");
        let passing = cpython.outcomes.iter().filter(|(_, outcome)| **outcome == Outcome::Ok);
        let mut comparison = Comparison { trouble: taipan.trouble.clone(), ..Comparison::default() };
        for (id, _) in passing {
            comparison.cpython += 1;
            let outcome = taipan.outcomes.get(id).copied().unwrap_or(Outcome::Missing);
            if outcome != Outcome::Ok {
                comparison.lost.insert(id.strip_prefix(&prefix).unwrap_or(id).to_owned(), outcome);
            }
        }
        comparison
    }

    pub fn passed(&self) -> usize {
        self.cpython - self.lost.len()
    }

    /// How many were lost in this way.
    pub fn lost_by(&self, outcome: Outcome) -> usize {
        self.lost.values().filter(|lost| **lost == outcome).count()
    }

    fn from_json(value: &Value) -> Option<Comparison> {
        let lost = value.get("lost")?.as_object()?.iter();
        let lost = lost.filter_map(|(id, outcome)| Some((id.clone(), Outcome::named(outcome.as_str()?)?)));
        Some(Comparison {
            cpython: usize::try_from(value.get("cpython")?.as_u64()?).ok()?,
            lost: lost.collect(),
            trouble: value.get("trouble").and_then(Value::as_str).map(str::to_owned),
        })
    }

    fn to_json(&self) -> Value {
        let lost: Map<String, Value> =
            self.lost.iter().map(|(id, outcome)| (id.clone(), outcome.name().into())).collect();
        let mut value = json!({ "cpython": self.cpython, "passed": self.passed(), "lost": lost });
        if let (Some(trouble), Some(object)) = (&self.trouble, value.as_object_mut()) {
            object.insert("trouble".into(), trouble.as_str().into());
        }
        value
    }
}

/// Every module that has been run, with the CPython that it was compared with.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    pub version: String,
    pub modules: BTreeMap<String, Comparison>,
}

impl Scores {
    /// What the file says; nothing if there is none.
    ///
    /// # Errors
    /// A file that cannot be read or is not JSON.
    pub fn read(path: &Path) -> io::Result<Scores> {
        let text = match fs::read_to_string(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Scores::default()),
            text => text?,
        };
        let value: Value = serde_json::from_str(&text)?;
        let modules = value.get("modules").and_then(Value::as_object).into_iter().flatten();
        Ok(Scores {
            version: value.get("version").and_then(Value::as_str).unwrap_or_default().to_owned(),
            modules: modules
                .filter_map(|(name, module)| Some((name.clone(), Comparison::from_json(module)?)))
                .collect(),
        })
    }

    /// Methods that passed according to the scores, and no longer do.
    pub fn regressions(&self, module: &str, now: &Comparison) -> Vec<String> {
        let Some(before) = self.modules.get(module) else { return Vec::new() };
        // A module of which nothing is known to pass has nothing to lose.
        let newly = now.lost.keys().filter(|id| !before.lost.contains_key(*id));
        newly.map(|id| format!("{module}.{id}")).collect()
    }

    /// Writes `scores.json` and `SCORES.md` into the folder.
    ///
    /// # Errors
    /// Files that cannot be written.
    pub fn write(&self, folder: &Path) -> io::Result<()> {
        let modules: Map<String, Value> =
            self.modules.iter().map(|(name, module)| (name.clone(), module.to_json())).collect();
        let value = json!({ "version": self.version, "modules": modules });
        let mut text = serde_json::to_string_pretty(&value)?;
        text.push('\n');
        fs::write(folder.join("scores.json"), text)?;
        fs::write(folder.join("SCORES.md"), self.page())
    }

    fn page(&self) -> String {
        let mut page = format!(
            "# CPython's own tests on Taipan\n\nMade by `cargo run --release -p conformance --bin cpython-tests`. Of the methods that CPython {} \
             passes on the same\nmachine without its C helpers, how many Taipan passes; a method that is skipped counts as lost. \
             `complete` are modules\nthat lose nothing.\n\n",
            self.version
        );
        let groups: BTreeSet<&str> = listed().iter().map(|row| row.group).collect();
        page.push_str("| group | modules | complete | CPython | Taipan | share |\n| --- | --- | --- | --- | --- | --- |\n");
        for group in &groups {
            let members: Vec<&Comparison> = self.members(group).map(|(_, module)| module).collect();
            let (all, passed) = totals(&members);
            let complete =
                members.iter().filter(|module| module.lost.is_empty() && module.trouble.is_none()).count();
            if !members.is_empty() {
                let line = format!(
                    "| {group} | {} | {complete} | {all} | {passed} | {} |",
                    members.len(),
                    share(passed, all)
                );
                page.push_str(&line);
                page.push('\n');
            }
        }
        for group in &groups {
            if self.members(group).next().is_none() {
                continue;
            }
            // Writing to a string does not fail.
            let _ = writeln!(
                page,
                "\n## {group}\n\n| module | CPython | Taipan | share | lost to |\n| --- | --- | --- | --- | --- |"
            );
            for (name, module) in self.members(group) {
                let (all, passed) = (module.cpython, module.passed());
                let _ = writeln!(
                    page,
                    "| {name} | {all} | {passed} | {} | {} |",
                    share(passed, all),
                    losses(module)
                );
            }
        }
        page
    }

    fn members<'a>(&'a self, group: &'a str) -> impl Iterator<Item = (&'static str, &'a Comparison)> {
        let rows = listed().into_iter().filter(move |row: &Listed| row.group == group);
        rows.filter_map(|row| Some((row.module, self.modules.get(row.module)?)))
    }
}

fn totals(members: &[&Comparison]) -> (usize, usize) {
    (members.iter().map(|module| module.cpython).sum(), members.iter().map(|module| module.passed()).sum())
}

/// As `98.7%`, rounded down: 100.0% is all.
fn share(passed: usize, all: usize) -> String {
    if all == 0 {
        return "-".into();
    }
    let permille = passed * 1000 / all;
    format!("{}.{}%", permille / 10, permille % 10)
}

/// As `3 fail, 1 crash; hang at exit`.
fn losses(module: &Comparison) -> String {
    let kinds =
        [Outcome::Crash, Outcome::Hang, Outcome::Error, Outcome::Fail, Outcome::Skip, Outcome::Missing];
    let counted = kinds.iter().map(|kind| (module.lost_by(*kind), kind)).filter(|(count, _)| *count > 0);
    let counted: Vec<String> = counted.map(|(count, kind)| format!("{count} {kind}")).collect();
    let mut text = counted.join(", ");
    if let Some(trouble) = &module.trouble {
        text.push_str(if text.is_empty() { "" } else { "; " });
        text.push_str(trouble);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(outcomes: &[(&str, Outcome)]) -> ModuleResult {
        let outcomes = outcomes.iter().map(|(id, outcome)| ((*id).to_owned(), *outcome)).collect();
        ModuleResult { outcomes, ..ModuleResult::default() }
    }

    #[test]
    fn what_cpython_skips_is_not_asked_for_and_skips_are_losses() {
        let cpython = result(&[
            ("test.m.A.a", Outcome::Ok),
            ("test.m.A.b", Outcome::Ok),
            ("test.m.A.c", Outcome::Skip),
        ]);
        let taipan = result(&[("test.m.A.a", Outcome::Ok), ("test.m.A.b", Outcome::Skip)]);
        let comparison = Comparison::new("m", &cpython, &taipan);
        assert_eq!((comparison.cpython, comparison.passed()), (2, 1));
        assert_eq!(comparison.lost.get("A.b"), Some(&Outcome::Skip));
        let mut scores = Scores::default();
        scores.modules.insert("m".into(), Comparison { cpython: 2, ..Comparison::default() });
        assert_eq!(scores.regressions("m", &comparison), ["m.A.b"]);
    }
}
