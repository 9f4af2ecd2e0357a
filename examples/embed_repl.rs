//! A prompt in an application: lines are collected until they are a whole statement, which the machine runs with the
//! application's own functions.

use std::io::{self, BufRead, Write};
use taipan::{Engine, Limits, Result, Termination};

/// Compiles what has been typed: `None` asks for more lines.
const PROMPT: &str = "
import codeop as _codeop
def _feed(text, compiler=_codeop.CommandCompiler()):
    code = compiler(text, '<prompt>', 'single')
    if code is not None:
        exec(code, globals())
    return code is not None
";

fn main() -> Result<()> {
    let mut vm =
        Engine::builder().limits(Limits::untrusted()).on_output(|_, text| print!("{text}")).build().vm();
    vm.set_function("volume", |percent: u8| format!("the volume is {percent}%"))?;
    vm.run(PROMPT)?;
    let mut typed = String::new();
    print!(">>> ");
    for line in io::stdin().lock().lines().map_while(io::Result::ok) {
        typed.push_str(&line);
        match vm.call::<bool>("_feed", (&typed,)) {
            Ok(true) => typed.clear(),
            Ok(false) => typed.push('\n'),
            Err(error) if error.exception().is_some_and(|error| error.exit_status().is_some()) => break,
            Err(error) => {
                typed.clear();
                match error.termination() {
                    Some(Termination::Memory) => println!("that needs too much memory"),
                    _ => println!("{}", error.to_string().lines().last().unwrap_or_default()),
                }
            }
        }
        print!("{}", if typed.is_empty() { ">>> " } else { "... " });
        let _ = io::stdout().flush();
    }
    println!();
    Ok(())
}
