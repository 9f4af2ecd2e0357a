//! A host of plugins: each is a script in a machine of its own, registers functions, and is called when something happens.

use std::collections::BTreeMap;
use taipan::{Context, Engine, Exception, Function, HostModule, Limits, Object, Result, Vm};

const PLUGINS: &[(&str, &str)] = &[
    ("greeter", "import app\n@app.on('login')\ndef greet(name):\n    return f'{app.NAME} greets {name}'"),
    (
        "counter",
        "import app\nn = 0\n@app.on('login')\n@app.on('logout')\ndef count(name):\n    global n\n    n += 1\n    return n",
    ),
    ("hungry", "import app\n@app.on('login')\ndef eat(name):\n    while True: pass"),
    ("typo", "import app\n@app.on('lunch')\ndef f(name): pass"),
];

const EVENTS: [&str; 2] = ["login", "logout"];

/// What a plugin has registered, by event.
type Hooks = BTreeMap<String, Vec<Object>>;

struct Plugin {
    name: &'static str,
    vm: Vm,
    hooks: Hooks,
}

fn load(engine: &Engine, name: &'static str, source: &str) -> Result<Plugin> {
    let mut vm = engine.vm();
    vm.run(source)?;
    let hooks: Hooks = vm.eval("__import__('app').hooks")?;
    Ok(Plugin { name, vm, hooks })
}

fn main() -> Result<()> {
    // `app.on(event)` is a decorator: it gives a function that remembers what it is called with.
    let on = |context: &Context<'_>, event: String| {
        if !EVENTS.contains(&event.as_str()) {
            return Err(Exception::new("ValueError", format!("there is no event '{event}'")));
        }
        let app = context.import("app")?;
        app.set_attr("event", event)?;
        Ok(context.eval::<Object>("lambda f, app=__import__('app'), event=__import__('app').event: app.hooks.setdefault(event, []).append(f) or f")?)
    };
    let app = HostModule::new("app")
        .constant("NAME", "Host")
        .constant("hooks", Hooks::new())
        .function("on", Function::new(on).arg("event"));
    let engine = Engine::builder().module(app).limits(Limits::untrusted().fuel(100_000)).build();

    let mut plugins = Vec::new();
    for (name, source) in PLUGINS {
        match load(&engine, name, source) {
            Ok(plugin) => plugins.push(plugin),
            Err(error) => {
                println!("{name} is not loaded: {}", error.to_string().lines().last().unwrap_or_default())
            }
        }
    }
    for (event, user) in [("login", "Ada"), ("logout", "Ada"), ("login", "Grace")] {
        for Plugin { name, vm, hooks } in &mut plugins {
            for hook in hooks.get(event).into_iter().flatten() {
                let answer = vm.with(|context| {
                    context
                        .object(hook)?
                        .call::<Object>((user,))
                        .and_then(|answer| context.object(&answer)?.repr())
                });
                match answer {
                    Ok(answer) => println!("{event} {user}, {name}: {answer}"),
                    Err(error) => println!("{event} {user}, {name}: {error}"),
                }
            }
        }
    }
    Ok(())
}
