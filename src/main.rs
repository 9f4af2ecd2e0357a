//! The command `taipan`.

mod cli;

fn main() {
    std::process::exit(cli::main());
}
