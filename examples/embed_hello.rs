use taipan::{Engine, Result};

fn main() -> Result<()> {
    let mut vm = Engine::new().vm();
    vm.set_function("greeting", |name: String| format!("Hello, {name}!"))?;
    vm.run("def greet(*names):\n    return [greeting(name) for name in names]")?;
    let greetings: Vec<String> = vm.call("greet", ("Ada", "Grace"))?;
    assert_eq!(greetings, ["Hello, Ada!", "Hello, Grace!"]);
    println!("{}", greetings.join("\n"));

    let error = vm.run("1 / 0").unwrap_err();
    println!("{error}");
    assert_eq!(error.exception().unwrap().type_name(), "ZeroDivisionError");
    Ok(())
}
