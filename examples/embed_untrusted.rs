use std::time::Duration;
use taipan::{Engine, HostModule, Limits, Result, Termination};

fn main() -> Result<()> {
    let limits = Limits::new()
        .fuel(1_000_000)
        .wall_time(Duration::from_secs(1))
        .heap_bytes(32 << 20)
        .output_bytes(1_000);
    let prices = HostModule::new("prices").function("of", |item: String| match item.as_str() {
        "apple" => Some(3),
        _ => None,
    });
    let mut vm = Engine::builder().limits(limits).module(prices).build().vm();

    vm.run("import prices; print(prices.of('apple'), prices.of('pear'))")?;
    assert_eq!(vm.take_stdout(), "3 None\n");

    // None of these ends by itself, and none can catch what ends it.
    let hostile = [
        (
            "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
            Termination::Fuel,
        ),
        ("sum(range(10**18))", Termination::Fuel),
        ("everything = [0] * 10**9", Termination::Memory),
        ("for _ in range(10**5): print('spam')", Termination::Output),
    ];
    for (script, expected) in hostile {
        let error = vm.run(script).unwrap_err();
        println!("{script:?}: {error}");
        assert_eq!(error.termination(), Some(expected));
    }

    // What scripts have no capability for is an exception.
    let error = vm.run("import posix; posix.listdir('/')").unwrap_err();
    assert!(error.exception().is_some());

    // The machine goes on.
    assert_eq!(vm.eval::<i64>("prices.of('apple') * 2")?, 6);
    Ok(())
}
