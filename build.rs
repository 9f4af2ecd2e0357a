//! Links the command line tool at a fixed address on Linux, as CPython's usual builds are: the tables of types and modules hold some
//! twenty thousand addresses, and to relocate them takes a fifth of a bare start.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        println!("cargo:rustc-link-arg-bins=-no-pie");
    }
}
