//! The kernels of strings, bytes and numbers against answers recorded from CPython (`conformance/tools/kernel_vectors.py`).

mod oracle_ops;

use std::fs;
use std::path::Path;

#[test]
fn recorded_answers() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut wrong = Vec::new();
    let mut count = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let (question, expected) = line.rsplit_once('\t').unwrap();
            let found = oracle_ops::answer(question);
            count += 1;
            if found.as_deref() != Some(expected) {
                wrong.push(format!("{question}\n  expected {expected}\n  found    {found:?}"));
            }
        }
    }
    assert!(count > 0);
    assert!(
        wrong.is_empty(),
        "{} of {count} differ\n{}",
        wrong.len(),
        wrong[..wrong.len().min(20)].join("\n")
    );
}
