//! What people are told about fast Python holds on Taipan: the programs of `benches/advice/`.

use std::path::{Path, PathBuf};
use taipan_benches::advice::{Advice, Saves};
use taipan_benches::interpreter::{Interpreter, Result};

/// How often a time is measured again, with more rounds, before the direction counts as wrong: others may run beside.
const TRIES: u32 = 4;

/// Where both ways may take as much, the advised one may seem so much worse.
const TIE: f64 = 0.9;

#[test]
fn advice_holds() {
    let path = PathBuf::from(env!("CARGO_BIN_EXE_taipan"));
    let taipan = Interpreter { name: "taipan", path, variables: Vec::new() };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/advice");
    let mut tried = 0;
    let mut wrong = Vec::new();
    for entry in folder.read_dir().expect("the folder of the programs is there") {
        let path = entry.expect("its entries can be read").path();
        tried += 1;
        match Advice::read(&path).and_then(|advice| Ok((gain(&advice, &taipan)?, advice.may_tie))) {
            Ok((gain, _)) if gain > 1.0 => {}
            Ok((gain, true)) if gain > TIE => {}
            Ok((gain, _)) => {
                wrong.push(format!("{}: the other way takes {gain:.2} times as much", path.display()))
            }
            Err(error) => wrong.push(format!("{}: {error}", path.display())),
        }
    }
    assert!(tried > 5 && wrong.is_empty(), "of {tried}:\n{}", wrong.join("\n"));
}

/// The best gain of some tries, of which the first that is one ends them.
fn gain(advice: &Advice, taipan: &Interpreter) -> Result<f64> {
    let mut best = 0.0_f64;
    for rounds in 1..=TRIES {
        best = best.max(advice.gain(taipan, 3 * rounds)?);
        if best > 1.0 || advice.saves == Saves::Memory {
            break;
        }
    }
    Ok(best)
}
