//! Evaluates an expression of a user's, who knows some names of the host's and a few builtins, and nothing else.

use taipan::{Engine, Limits, Result, Vm};

/// What an expression may call.
const BUILTINS: &[&str] = &["abs", "len", "max", "min", "round", "sorted", "sum"];

fn evaluate(vm: &mut Vm, expression: &str, names: &[(&str, f64)]) -> Result<f64> {
    vm.with(|context| {
        let all = context.import("builtins")?;
        let builtins = context.value(std::collections::HashMap::<String, i64>::new())?;
        for name in BUILTINS {
            builtins.set_item(*name, all.attr(name)?)?;
        }
        let globals = context
            .value([("__builtins__", builtins)].into_iter().collect::<std::collections::HashMap<_, _>>())?;
        for (name, value) in names {
            globals.set_item(*name, *value)?;
        }
        context.call("eval", (expression, globals))
    })
}

fn main() {
    let engine = Engine::builder()
        .limits(Limits::untrusted().fuel(100_000).heap_bytes(16 << 20).source_bytes(1000))
        .build();
    let names = [("price", 19.99), ("count", 3.0)];
    for expression in [
        "round(price * count, 2)",
        "max(price, count) if count > 2 else 0",
        "sum(sorted([price, count])[:1])",
        "open('/etc/passwd').read()",
        "__import__('os').system('ls')",
        "(lambda f: f(f))(lambda f: f(f))",
        "9 ** 9 ** 9 ** 9",
        "[0] * 10 ** 9",
        "price *",
        "'a'",
    ] {
        let mut vm = engine.vm();
        match evaluate(&mut vm, expression, &names) {
            Ok(value) => println!("{expression} = {value}"),
            Err(error) => println!("{expression}: {}", error.to_string().lines().last().unwrap_or_default()),
        }
    }
}
