//! A data pipeline: records go through steps that are written in Python, by serde.

use serde::{Deserialize, Serialize};
use taipan::{Engine, Limits, Result, Serde};

#[derive(Serialize, Deserialize, Debug)]
struct Reading {
    sensor: String,
    celsius: Option<f64>,
    #[serde(default)]
    alerts: Vec<Alert>,
}

#[derive(Serialize, Deserialize, Debug)]
enum Alert {
    Missing,
    Hot { above: f64 },
}

const STEPS: &str = "
def clean(readings):
    return [r for r in readings if not r['sensor'].startswith('test')]

def watch(readings):
    for r in readings:
        if r['celsius'] is None:
            r['alerts'].append('Missing')
        elif r['celsius'] > 30:
            r['alerts'].append({'Hot': {'above': r['celsius'] - 30}})
    return readings

def rank(readings):
    return sorted(readings, key=lambda r: len(r['alerts']), reverse=True)
";

fn main() -> Result<()> {
    let input = r#"[
        {"sensor": "roof", "celsius": 21.5},
        {"sensor": "oven", "celsius": 30.25},
        {"sensor": "test-1", "celsius": 99.0},
        {"sensor": "cellar", "celsius": null}
    ]"#;
    let mut readings: Vec<Reading> = serde_json::from_str(input).expect("the input is valid");
    let mut vm = Engine::builder().limits(Limits::untrusted()).build().vm();
    vm.run(STEPS)?;
    for step in ["clean", "watch", "rank"] {
        Serde(readings) = vm.call(step, (Serde(&readings),))?;
        println!("{step}: {} readings", readings.len());
    }
    for reading in &readings {
        println!("{reading:?}");
    }
    // What does not fit says where.
    let error = vm.eval::<Serde<Vec<Reading>>>("[{'sensor': 'x', 'celsius': 'warm'}]").unwrap_err();
    println!("{error}");
    Ok(())
}
