//! The modules of CPython's test suite and their groups: `data/cpython-tests.csv`.

const TABLE: &str = include_str!("../../data/cpython-tests.csv");

/// A module of the suite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    pub module: &'static str,
    pub group: &'static str,
}

/// All modules, in the order of the table.
pub fn listed() -> Vec<Listed> {
    let rows = TABLE.lines().skip(1).filter_map(|row| {
        let (module, rest) = row.split_once(',')?;
        let (group, _) = rest.split_once(',')?;
        Some(Listed { module, group })
    });
    rows.collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_read() {
        let listed = super::listed();
        assert!(listed.len() > 400);
        assert!(listed.iter().any(|row| row.module == "test_grammar" && row.group == "language"));
    }
}
