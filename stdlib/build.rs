//! Freezes CPython's pure-Python modules: every module of the crate `rustpython-pylib` (a copy of CPython's `Lib`) is
//! compiled with Taipan's compiler; code objects and compressed sources go into two files that are built into the
//! binary, with an index sorted by name. What else lies in its packages goes, compressed, into a third one.
//!
//! Modules of our own in `stdlib/lib` take the place of those of the same name.

mod mends;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};
use taipan_compiler::parser::Mode;

/// What is not built in: applications that need a window system.
const LEFT_OUT: &[&str] = &["idlelib", "tkinter", "turtledemo", "turtle", "test"];

/// Where the modules seem to lie: replaced by the library's folder when a VM loads them.
const ROOT: &str = "<stdlib>";

/// What is in the library, by name.
#[derive(Default)]
struct Library {
    modules: BTreeMap<String, Module>,
    /// Data of packages.
    files: BTreeMap<String, PathBuf>,
}

struct Module {
    path: PathBuf,
    /// Relative to the library, with slashes.
    file: String,
    is_package: bool,
}

fn main() {
    let own = PathBuf::from(env::var("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("lib");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=mends.rs");
    println!("cargo:rerun-if-changed={}", own.display());
    let mut library = Library::default();
    for root in [Path::new(rustpython_pylib::LIB_PATH), &own] {
        if root.is_dir() {
            collect(root, root, &mut library);
        }
    }
    freeze(&library.modules);
    pack(&library.files);
}

/// Finds the modules and the data below `folder`.
fn collect(root: &Path, folder: &Path, library: &mut Library) {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a readable folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        let relative = path.strip_prefix(root).expect("below the root");
        let file = relative.to_string_lossy().replace('\\', "/");
        let top = file.split(['/', '.']).next().unwrap_or_default();
        if LEFT_OUT.contains(&top) || path.ends_with("__pycache__") {
            continue;
        }
        if path.is_dir() {
            collect(root, &path, library);
        } else if let Some(stem) = file.strip_suffix(".py") {
            let is_package = stem.ends_with("/__init__");
            let mut name = stem.trim_end_matches("/__init__").replace('/', ".");
            if name == "_sysconfigdata" {
                name = sysconfigdata();
            }
            library.modules.insert(name, Module { path, file, is_package });
        } else if folder != root {
            library.files.insert(file, path);
        }
    }
}

/// What `sysconfig` calls the module of what is known at build time: after `sys.platform` and `sys.implementation._multiarch`.
fn sysconfigdata() -> String {
    let target = |part: &str| env::var(format!("CARGO_CFG_TARGET_{part}")).expect("cargo sets it");
    let platform = if target("OS") == "macos" { "darwin".into() } else { target("OS") };
    let processor = if target("ARCH") == "x86_64" { "x86_64" } else { "aarch64" };
    format!("_sysconfigdata__{platform}_{processor}-linux-gnu")
}

fn freeze(modules: &BTreeMap<String, Module>) {
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let (mut code, mut sources, mut index) = (Vec::new(), Vec::new(), String::from("&[\n"));
    for (name, module) in modules {
        let bytes = mend(&module.file, fs::read(&module.path).expect("a readable module"));
        let Some(frozen) = compile(&bytes, &module.file) else {
            println!("cargo:warning={name} is not built in: it does not compile");
            continue;
        };
        let source = miniz_oxide::deflate::compress_to_vec(&bytes, 7);
        writeln!(
            index,
            "    Frozen {{ name: {name:?}, file: {:?}, is_package: {}, code: part(CODE, {}, {}), source: part(SOURCES, {}, {}) }},",
            module.file,
            module.is_package,
            code.len(),
            frozen.len(),
            sources.len(),
            source.len()
        )
        .expect("memory for the index");
        code.extend_from_slice(&frozen);
        sources.extend_from_slice(&source);
    }
    index.push_str("]\n");
    fs::write(out.join("code.bin"), code).expect("a writable folder");
    fs::write(out.join("sources.bin"), sources).expect("a writable folder");
    fs::write(out.join("index.rs"), index).expect("a writable folder");
}

fn pack(files: &BTreeMap<String, PathBuf>) {
    let out = PathBuf::from(env::var("OUT_DIR").expect("cargo sets it"));
    let (mut data, mut index) = (Vec::new(), String::from("&[\n"));
    for (file, path) in files {
        let bytes = miniz_oxide::deflate::compress_to_vec(&fs::read(path).expect("a readable file"), 7);
        writeln!(
            index,
            "    FrozenFile {{ file: {file:?}, data: part(DATA, {}, {}) }},",
            data.len(),
            bytes.len()
        )
        .expect("memory for the index");
        data.extend_from_slice(&bytes);
    }
    index.push_str("]\n");
    fs::write(out.join("data.bin"), data).expect("a writable folder");
    fs::write(out.join("files.rs"), index).expect("a writable folder");
}

fn mend(file: &str, bytes: Vec<u8>) -> Vec<u8> {
    let mends = mends::MENDS.iter().filter(|mend| mend.0 == file);
    mends.fold(bytes, |bytes, (_, from, to)| {
        let text = String::from_utf8(bytes).expect("a module in UTF-8");
        assert!(text.contains(from), "{file} no longer says {from}");
        text.replace(from, to).into_bytes()
    })
}

/// The frozen code object of a module; `None` for what is no Python 3 (bad input of tests).
fn compile(bytes: &[u8], file: &str) -> Option<Vec<u8>> {
    let filename = format!("{ROOT}/{file}");
    let name = taipan_compiler::code::Name::from(filename.as_str());
    let mut codecs = taipan_compiler::source::NoCodecs;
    let text = taipan_compiler::source::decode_source(
        bytes,
        &name,
        taipan_compiler::source::Origin::File,
        &mut codecs,
    )
    .ok()?;
    let compiled = taipan_compiler::compile(&text, &filename, Mode::Exec, &Default::default()).ok()?;
    taipan_compiler::marshal::freeze(&compiled.code).ok()
}
