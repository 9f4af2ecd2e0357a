//! Virtual environments: `taipan -m venv` makes one with pip in it, which installs a wheel from a folder without a network.
//!
//! How `pytest` is installed and run that way: docs/internals/testing.md.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of this test's own, empty.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(program: &Path, args: &[&str], folder: &Path) -> Output {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let is_ours =
            name.to_str().is_some_and(|name| name.starts_with("PYTHON") || name.starts_with("PIP_"));
        if is_ours || name == "VIRTUAL_ENV" {
            command.env_remove(name);
        }
    }
    command.env("PIP_DISABLE_PIP_VERSION_CHECK", "1").env("PIP_CONFIG_FILE", "/dev/null");
    command.args(args).current_dir(folder).output().unwrap()
}

/// What a program has printed; it must not have failed.
fn printed(program: &Path, args: &[&str], folder: &Path) -> String {
    let output = run(program, args, folder);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert!(output.status.success(), "{} {args:?}:\n{out}{err}", program.display());
    out
}

/// A wheel of a package with a module, a file of data and a command.
const MAKE_WHEEL: &str = r#"
import base64, hashlib, sys, zipfile
files = {
    "small_wheel/__init__.py": "VERSION = '1.2'\n\ndef double(x):\n    return 2 * x\n",
    "small_wheel/data.txt": "some data\n",
    "small_wheel/command.py": "import sys\n\ndef main():\n    print('command', sys.argv[1:])\n    return 3\n",
    "small_wheel-1.2.dist-info/METADATA": "Metadata-Version: 2.1\nName: small-wheel\nVersion: 1.2\n",
    "small_wheel-1.2.dist-info/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    "small_wheel-1.2.dist-info/entry_points.txt": "[console_scripts]\nsmall-command = small_wheel.command:main\n",
}
record = "small_wheel-1.2.dist-info/RECORD"
lines = [f"{record},,\n"]
for name, text in files.items():
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    lines.append(f"{name},sha256={digest},{len(text)}\n")
files[record] = "".join(lines)
with zipfile.ZipFile(sys.argv[1] + "/small_wheel-1.2-py3-none-any.whl", "w", zipfile.ZIP_DEFLATED) as wheel:
    for name, text in files.items():
        wheel.writestr(name, text)
"#;

const LOOK: &str = r#"
import importlib.metadata, importlib.resources, os, sys
import small_wheel
print(sys.prefix == os.getcwd() + "/env", sys.prefix != sys.base_prefix, sys.executable == sys.prefix + "/bin/python")
print(os.path.realpath(sys._base_executable) == os.path.realpath(sys.executable), sys._home == os.path.dirname(sys._base_executable))
print(small_wheel.double(21), importlib.metadata.version("small-wheel"))
print(importlib.resources.files("small_wheel").joinpath("data.txt").read_text(), end="")
print(os.path.relpath(small_wheel.__file__, sys.prefix), os.path.exists(small_wheel.__cached__))
"#;

#[test]
fn pip_installs_a_wheel_into_an_environment() {
    let folder = folder("venv");
    let taipan = Path::new(env!("CARGO_BIN_EXE_taipan"));
    printed(taipan, &["-c", MAKE_WHEEL, "."], &folder);
    printed(taipan, &["-m", "venv", "env"], &folder);
    let bin = folder.join("env/bin");
    for name in
        ["activate", "activate.csh", "activate.fish", "pip", "pip3", "python", "python3", "python3.14"]
    {
        assert!(bin.join(name).exists(), "{name}");
    }
    let script = fs::read_to_string(bin.join("activate")).unwrap();
    assert!(script.contains(folder.join("env").to_str().unwrap()) && !script.contains("__VENV"), "{script}");
    let python = bin.join("python");
    let install = ["-m", "pip", "install", "--no-index", "--find-links", ".", "small-wheel"];
    let told = printed(&python, &install, &folder);
    assert!(told.contains("Successfully installed small-wheel-1.2"), "{told}");
    let seen = printed(&python, &["-c", LOOK], &folder);
    let site = "lib/python3.14/site-packages/small_wheel/__init__.py";
    assert_eq!(seen, format!("True True True\nTrue True\n42 1.2\nsome data\n{site} True\n"));
    let command = run(&bin.join("small-command"), &["a", "b"], &folder);
    assert_eq!(String::from_utf8_lossy(&command.stdout), "command ['a', 'b']\n");
    assert_eq!(command.status.code(), Some(3));
    let listed = printed(&bin.join("pip"), &["list", "--format=freeze"], &folder);
    assert!(listed.lines().any(|line| line == "small-wheel==1.2"), "{listed}");
    printed(&python, &["-m", "pip", "uninstall", "-y", "small-wheel"], &folder);
    assert!(!run(&python, &["-c", "import small_wheel"], &folder).status.success());
}

#[test]
fn an_environment_is_found_by_other_ways_to_it() {
    let folder = folder("venv-ways");
    let taipan = Path::new(env!("CARGO_BIN_EXE_taipan"));
    printed(taipan, &["-m", "venv", "--without-pip", "env"], &folder);
    fs::create_dir(folder.join("inside")).unwrap();
    std::os::unix::fs::symlink("python", folder.join("env/bin/other")).unwrap();
    let look = "import sys; print(sys.prefix, sys.base_prefix != sys.prefix)";
    let expected = format!("{} True\n", folder.join("env").display());
    for name in ["env/bin/python", "env/bin/other", "inside/../env/bin/python3"] {
        assert_eq!(printed(&folder.join(name), &["-c", look], &folder), expected, "{name}");
    }
}

/// A script's name need not end with `.py`.
#[test]
fn a_script_without_suffix_has_a_loader() {
    let folder = folder("script");
    fs::write(folder.join("script"), "import importlib\nprint(type(__loader__).__name__, __spec__)\n")
        .unwrap();
    let taipan = Path::new(env!("CARGO_BIN_EXE_taipan"));
    assert_eq!(printed(taipan, &["script"], &folder), "SourceFileLoader None\n");
}
