//! Virtual files and modules that hosts supply: what Python does with them, and that nothing leads out.

use std::fs;
use std::path::{Path, PathBuf};
use taipan::{Capability, Engine, EngineBuilder, Error, Folder, Limits, ModuleSource, Termination, Vm};

/// A folder of the system for a test, removed at its end.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Scratch {
        let folder = std::env::temp_dir().join(format!("taipan-files-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("in/deep")).expect("a folder");
        fs::write(folder.join("secret"), "secret").expect("a file");
        fs::write(folder.join("in/file"), "old").expect("a file");
        fs::write(folder.join("in/deep/leaf"), "leaf").expect("a file");
        Scratch(folder)
    }

    fn inside(&self) -> PathBuf {
        self.0.join("in")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn mounted(at: &str, folder: Folder) -> EngineBuilder {
    Engine::builder()
        .allow(Capability::Randomness)
        .allow(Capability::Clock)
        .mount(at, folder)
        .expect("a mount point")
}

fn run(vm: &mut Vm, script: &str) {
    if let Err(error) = vm.run(script) {
        panic!("{error}");
    }
}

/// What every kind of folder that can be written to must do.
const EVERYTHING: &str = r#"
import errno, io, os, shutil, stat, tempfile
from pathlib import Path

def fails(number, call, *args, **kwargs):
    try:
        call(*args, **kwargs)
    except OSError as error:
        assert error.errno == number, (error, errno.errorcode.get(number))
    else:
        raise AssertionError(f"{call} {args} did not fail")

os.chdir(ROOT)
assert os.getcwd() == ROOT
with open("text", "w") as file:
    file.write("one\ntwo\nthree\n")
    assert file.fileno() > 2
with open("text") as file:
    assert file.read() == "one\ntwo\nthree\n"
    file.seek(4)
    assert file.readline() == "two\n" and file.tell() == 8
    assert os.fstat(file.fileno()).st_ino == os.stat("text").st_ino
with open("text", "a") as file:
    file.write("four\n")
with open("text", "r+b") as file:
    file.seek(0, 2)
    assert file.tell() == 19
    file.seek(4)
    file.write(b"TWO")
    file.truncate(8)
assert Path("text").read_text() == "one\nTWO\n"
fails(errno.EEXIST, open, "text", "x")
fails(errno.ENOENT, open, "nothing")
fails(errno.EISDIR, open, ROOT)
fails(errno.ENOTDIR, open, "text/below")
assert os.path.getsize("text") == 8 and os.path.isfile("text") and not os.path.isdir("text")
assert stat.S_ISREG(os.stat("text").st_mode) and os.stat("text").st_nlink == 1
assert os.access("text", os.R_OK | os.W_OK) and not os.access("nothing", os.F_OK)

os.mkdir("folder")
fails(errno.EEXIST, os.mkdir, "folder")
fails(errno.ENOENT, os.mkdir, "no/folder")
os.makedirs("a/b/c")
Path("a/b/leaf").write_bytes(b"leaf")
assert sorted(os.listdir("a/b")) == ["c", "leaf"]
assert sorted((entry.name, entry.is_dir(), entry.is_file(), entry.stat().st_size if entry.is_file() else 0)
              for entry in os.scandir("a/b")) == [("c", True, False, 0), ("leaf", False, True, 4)]
assert [(top, sorted(folders), sorted(files)) for top, folders, files in os.walk("a")] == [
    ("a", ["b"], []), ("a/b", ["c"], ["leaf"]), ("a/b/c", [], [])]
assert sorted(str(path) for path in Path("a").rglob("*")) == ["a/b", "a/b/c", "a/b/leaf"]
fails(errno.ENOTEMPTY, os.rmdir, "a/b")
fails(errno.EISDIR, os.remove, "a/b")
fails(errno.ENOTDIR, os.rmdir, "text")
os.rename("a/b/leaf", "leaf")
os.replace("leaf", "text2")
fails(errno.EINVAL, os.rename, "a", "a/b/inside")
os.rename("a", "z")
assert os.path.isdir("z/b/c") and not os.path.exists("a")
shutil.copy("text", "copy")
shutil.copytree("z", "y")
shutil.move("copy", "y/b/copy")
assert Path("y/b/copy").read_text() == "one\nTWO\n"
shutil.rmtree("y")
assert not os.path.exists("y")

os.symlink("text", "link")
assert os.path.islink("link") and os.readlink("link") == "text" and open("link").read() == "one\nTWO\n"
assert os.path.realpath("link") == ROOT + "/text"
os.symlink("loop", "loop")
fails(errno.ELOOP, open, "loop")
os.link("text", "other")
assert os.path.samefile("text", "other") and os.stat("text").st_nlink == 2
os.remove("link"), os.remove("loop"), os.remove("other")
os.chmod("text", 0o600)
assert stat.S_IMODE(os.stat("text").st_mode) == 0o600
os.utime("text", ns=(5_000_000_007, 6_000_000_008))
assert os.stat("text").st_mtime_ns == 6_000_000_008 and os.stat("text").st_atime_ns == 5_000_000_007
os.truncate("text", 3)
assert open("text").read() == "one"

fd = os.open("raw", os.O_RDWR | os.O_CREAT, 0o644)
assert os.write(fd, b"0123456789") == 10 and os.lseek(fd, 2, os.SEEK_SET) == 2
assert os.read(fd, 3) == b"234" and os.pread(fd, 2, 8) == b"89" and os.pwrite(fd, b"ab", 1) == 2
second = os.dup(fd)
assert os.read(second, 2) == b"56" and os.lseek(fd, 0, os.SEEK_CUR) == 7
os.ftruncate(fd, 4), os.fsync(fd), os.close(fd)
assert os.fstat(second).st_size == 4 and not os.isatty(second) and not os.get_inheritable(second)
room = bytearray(2)
assert os.lseek(second, 0, 0) == 0 and os.readv(second, [room, bytearray(9)]) == 4 and room == b"0a"
with os.fdopen(second, "rb") as file:
    assert file.seek(0) == 0 and file.read() == b"0ab3"
fails(errno.EBADF, os.read, second, 1)
with open("gone", "w+") as file:
    os.remove("gone")
    file.write("still"), file.seek(0)
    assert file.read() == "still" and not os.path.exists("gone")

tempfile.tempdir = ROOT
with tempfile.TemporaryDirectory() as folder:
    Path(folder, "deep/er").mkdir(parents=True)
    Path(folder, "deep/er/file").write_text("x")
assert not os.path.exists(folder)
with tempfile.TemporaryFile() as file:
    file.write(b"spam"), file.seek(0)
    assert file.read() == b"spam"
with tempfile.NamedTemporaryFile("w+") as file:
    print("hi", file=file, flush=True)
    assert open(file.name).read() == "hi\n"

Path("module_here.py").write_text("def fail():\n    return 1 / 0  # here\nNAME = __file__\n")
import sys
sys.path.insert(0, ROOT)
import module_here, traceback, linecache, inspect
assert module_here.NAME == ROOT + "/module_here.py"
try:
    module_here.fail()
except ZeroDivisionError:
    assert "return 1 / 0  # here" in traceback.format_exc()
assert inspect.getsource(module_here.fail) == "def fail():\n    return 1 / 0  # here\n"

import zipfile, json, csv
with zipfile.ZipFile("all.zip", "w", strict_timestamps=False) as archive:
    archive.writestr("inner.txt", "inner")
    archive.write("text")
with zipfile.ZipFile("all.zip") as archive:
    assert archive.read("inner.txt") == b"inner" and archive.namelist() == ["inner.txt", "text"]
with open("rows.csv", "w", newline="") as file:
    csv.writer(file).writerows([["a", 1], ["b", 2]])
assert list(csv.reader(open("rows.csv", newline=""))) == [["a", "1"], ["b", "2"]]
print("done")
"#;

fn everything(mut vm: Vm, root: &str) {
    vm.set("ROOT", root).expect("a global");
    run(&mut vm, EVERYTHING);
    assert_eq!(vm.take_stdout(), "done\n");
}

#[test]
fn everything_works_in_memory() {
    everything(mounted("/work", Folder::memory()).build().vm(), "/work");
    everything(
        mounted("/", Folder::memory()).mount("/sub/tmp", Folder::memory()).unwrap().build().vm(),
        "/sub/tmp",
    );
}

#[test]
fn everything_works_in_real_folders() {
    let scratch = Scratch::new("everything");
    let folder = Folder::real(scratch.inside()).unwrap().writable();
    everything(mounted("/work/here", folder).build().vm(), "/work/here");
    assert_eq!(fs::read_to_string(scratch.inside().join("text")).unwrap(), "one");
}

#[test]
fn everything_works_in_overlays() {
    let scratch = Scratch::new("overlay");
    let overlay = || Folder::real(scratch.inside()).unwrap().overlay();
    everything(mounted("/work", overlay()).build().vm(), "/work");
    let mut vm = mounted("/work", overlay()).build().vm();
    run(
        &mut vm,
        r#"
import os
assert sorted(os.listdir("/work")) == ["deep", "file"]
with open("/work/file", "a") as file: file.write(" and new")
assert open("/work/file").read() == "old and new"
os.rename("/work/deep", "/work/moved")
assert open("/work/moved/leaf").read() == "leaf" and os.listdir("/work/moved") == ["leaf"]
os.mkdir("/work/deep")
assert os.listdir("/work/deep") == []
os.remove("/work/file")
assert sorted(os.listdir("/work")) == ["deep", "moved"]
open("/work/file", "w").close()
assert os.path.getsize("/work/file") == 0
"#,
    );
    assert_eq!(fs::read_to_string(scratch.inside().join("file")).unwrap(), "old");
    assert_eq!(fs::read_to_string(scratch.inside().join("deep/leaf")).unwrap(), "leaf");
}

#[test]
fn read_only_folders_stay_as_they_are() {
    let scratch = Scratch::new("read-only");
    for folder in [
        Folder::real(scratch.inside()).unwrap(),
        Folder::files([("file", "old"), ("deep/leaf", "leaf")]).unwrap(),
    ] {
        let mut vm = mounted("/data", folder).build().vm();
        run(
            &mut vm,
            r#"
import os
assert open("/data/file").read() == "old" and open("/data/deep/leaf").read() == "leaf"
for change in [lambda: open("/data/file", "w"), lambda: open("/data/new", "x"), lambda: open("/data/file", "r+"),
               lambda: os.mkdir("/data/folder"), lambda: os.remove("/data/file"), lambda: os.chmod("/data/file", 0o777),
               lambda: os.rename("/data/file", "/data/x"), lambda: os.truncate("/data/file", 0),
               lambda: os.utime("/data/file"), lambda: os.symlink("a", "/data/b"), lambda: os.rmdir("/data/deep"),
               lambda: os.link("/data/file", "/data/b"), lambda: os.open("/data/file", os.O_RDONLY | os.O_TRUNC),
               lambda: os.open("/data/new", os.O_RDONLY | os.O_CREAT), lambda: os.mkdir("/elsewhere")]:
    try:
        change()
    except PermissionError as error:
        assert "not allowed: " in str(error) and "the host can" in str(error), error
    else:
        raise AssertionError
with open("/data/file") as file:
    for change in [lambda: os.ftruncate(file.fileno(), 0), lambda: os.write(file.fileno(), b"x"),
                   lambda: os.fchmod(file.fileno(), 0o777)]:
        try:
            change()
        except OSError:
            continue
        raise AssertionError
"#,
        );
    }
    assert_eq!(fs::read_to_string(scratch.inside().join("file")).unwrap(), "old");
}

/// Attempts to reach `SECRET`, a file beside the folder that is mounted at `/work`.
const ESCAPES: &str = r#"
import os, errno
def tries(*calls):
    for call in calls:
        try:
            got = call()
        except OSError:
            continue
        raise AssertionError(f"{call}: {got!r}")
opened = lambda path: open(path).read()
folder = os.open("/work", os.O_RDONLY)
os.symlink("../secret", "/work/up")
os.symlink("/work/../../secret", "/work/up2")
os.symlink(SECRET, "/work/absolute")
os.symlink("/", "/work/root")
os.symlink("/proc/self/root" + SECRET, "/work/proc")
tries(lambda: opened("/work/../secret"), lambda: opened("../secret"), lambda: opened(SECRET),
      lambda: opened("/work/deep/../../secret"), lambda: opened("/work/up"), lambda: opened("/work/up2"),
      lambda: opened("/work/absolute"), lambda: opened("/work/root" + SECRET), lambda: opened("/work/proc"),
      lambda: opened("/proc/self/root" + SECRET), lambda: os.listdir("/proc/self/fd"), lambda: os.listdir("/work/root/proc"),
      lambda: os.open("../secret", os.O_RDONLY, dir_fd=folder), lambda: os.open("secret", os.O_RDONLY, dir_fd=3),
      lambda: os.stat("../secret", dir_fd=folder), lambda: os.rename("/work/file", "/work/../stolen"),
      lambda: os.link(SECRET, "/work/stolen"), lambda: os.rename(SECRET, "/work/stolen"),
      lambda: os.read(3, 1), lambda: os.read(0, 1), lambda: os.fstat(4), lambda: os.chdir("/etc"),
      lambda: os.listdir("/dev/fd"), lambda: os.replace("/work", "/other"), lambda: os.rmdir("/work"),
      lambda: os.mkfifo("/work/pipe"), lambda: os.mknod("/work/device"), lambda: os.statvfs("/work"),
      lambda: os.read(1 << 30 | 999, 1), lambda: os.open("/work/file\n/../../secret", os.O_RDONLY))
assert os.getcwd() == "/work" and sorted(os.listdir("/")) == ["work"]
# What needs files of the system says so.
import mmap
for call in [lambda: mmap.mmap(os.open("/work/file", os.O_RDWR), 1), lambda: os.posix_spawn("/work/file", ["x"], {}),
             lambda: __import__("sqlite3").connect("/work/base"), lambda: os.sendfile(1, folder, 0, 1),
             lambda: __import__("subprocess").run(["ls"], cwd="/work"), lambda: __import__("ctypes").CDLL("/work/file")]:
    try:
        call()
    except (PermissionError, ImportError) as error:
        assert "not allowed: " in str(error), error
    except Exception as error:
        assert "authoriz" in str(error) or "not allowed" in str(error) or "unable to open" in str(error), repr(error)
    else:
        raise AssertionError(call)
print("inside")
"#;

#[test]
fn nothing_leads_out_of_a_mount() {
    let scratch = Scratch::new("escape");
    let secret = scratch.0.join("secret");
    for folder in [
        Folder::real(scratch.inside()).unwrap().writable(),
        Folder::real(scratch.inside()).unwrap().overlay(),
        Folder::files([("file", "old"), ("deep/leaf", "leaf")]).unwrap().overlay(),
    ] {
        let mut vm = mounted("/work", folder).build().vm();
        vm.set("SECRET", secret.to_str()).unwrap();
        run(&mut vm, ESCAPES);
        assert_eq!(vm.take_stdout(), "inside\n");
        for name in ["up", "up2", "absolute", "root", "proc"] {
            let _ = fs::remove_file(scratch.inside().join(name));
        }
    }
    assert_eq!(fs::read_to_string(&secret).unwrap(), "secret");
}

/// Links that others put into the real folder meanwhile are resolved in the machine's paths, too.
#[test]
fn links_of_others_do_not_lead_out() {
    let scratch = Scratch::new("links");
    std::os::unix::fs::symlink(&scratch.0, scratch.inside().join("out")).unwrap();
    std::os::unix::fs::symlink("deep", scratch.inside().join("within")).unwrap();
    let mut vm = mounted("/work", Folder::real(scratch.inside()).unwrap()).build().vm();
    assert!(vm.run("open('/work/out/secret')").is_err());
    assert_eq!(vm.eval::<String>("open('/work/within/leaf').read()").unwrap(), "leaf");
    fs::remove_file(scratch.inside().join("within")).unwrap();
    std::os::unix::fs::symlink(Path::new("/etc"), scratch.inside().join("within")).unwrap();
    assert!(vm.run("open('/work/within/passwd')").is_err());
}

#[test]
fn files_in_memory_are_charged() {
    let engine = mounted("/tmp", Folder::memory()).limits(Limits::untrusted().heap_bytes(32 << 20)).build();
    let mut vm = engine.vm();
    for bomb in [
        "with open('/tmp/big', 'wb') as file:\n while True: file.write(bytes(1 << 20))",
        "import os\nos.truncate(open('/tmp/t', 'w').name, 1 << 40)",
        "import os\nfor n in range(10**9): open(f'/tmp/{n}', 'w').close()",
        "import os\nfor n in range(10**9): os.mkdir(f'/tmp/folder{n}')",
        "import os\nfor n in range(10**9): os.symlink('x' * 4000, f'/tmp/link{n}')",
        "f = open('/tmp/sparse', 'wb'); f.seek(1 << 33); f.write(b'x'); f.flush()",
    ] {
        match engine.vm().run(bomb) {
            Err(Error::Terminated(Termination::Memory | Termination::Fuel | Termination::Time)) => {}
            Err(Error::Exception(error)) if error.type_name() == "MemoryError" => {}
            other => panic!("{bomb}: {other:?}"),
        }
    }
    assert_eq!(vm.eval::<i64>("1 + 1").unwrap(), 2);
    // Deeper than any stack: each renaming puts the whole chain below another.
    run(
        &mut vm,
        "import os\nos.mkdir('/tmp/a')\nfor n in range(20000):\n os.mkdir('/tmp/b'); os.rename('/tmp/a', '/tmp/b/a'); os.rename('/tmp/b', '/tmp/a')",
    );
}

#[test]
fn impossible_paths_are_refused() {
    let kind = |files: &[(&str, &str)]| {
        let error = Folder::files(files.iter().map(|(path, text)| (path, *text))).unwrap_err();
        (error.kind(), error.to_string())
    };
    let (refused, text) = kind(&[("a", ""), ("a/b", "")]);
    assert!(refused == std::io::ErrorKind::NotADirectory && text.starts_with("a/b: "), "{text}");
    assert_eq!(kind(&[("a/b", ""), ("a", "")]).0, std::io::ErrorKind::IsADirectory);
    assert_eq!(kind(&[("a/../b", "")]).0, std::io::ErrorKind::InvalidInput);
    assert_eq!(kind(&[("/", "")]).0, std::io::ErrorKind::IsADirectory);
}

#[test]
fn machines_have_their_own_memory() {
    let engine = mounted("/tmp", Folder::files([("shared", "x")]).unwrap().overlay()).build();
    let (mut first, mut second) = (engine.vm(), engine.vm());
    run(&mut first, "open('/tmp/shared', 'w').write('first')");
    assert_eq!(second.read_file("/tmp/shared").unwrap(), b"x");
    second.write_file("/tmp/new/../other", "y").unwrap_err();
    second.write_file("/tmp/other", "y").unwrap();
    assert_eq!(first.read_file("/tmp/other").unwrap_err().kind(), std::io::ErrorKind::NotFound);
    assert_eq!(second.eval::<String>("open('/tmp/other').read()").unwrap(), "y");
}

#[test]
fn modules_come_from_the_host() {
    let engine = Engine::builder()
        .resolve_modules(|name| match name {
            "pack" => Some(ModuleSource::Package("from . import part\nfrom .part import value".to_owned())),
            "pack.part" => Some("value = 7\ndef fail():\n    raise ValueError('no')  # this line\n".into()),
            "json" => Some("ours = True".into()),
            "wrong" => Some("def f(:\n".into()),
            _ => None,
        })
        .build();
    let mut vm = engine.vm();
    run(
        &mut vm,
        r#"
import pack, json, importlib, inspect, linecache
assert pack.value == pack.part.value == 7 and json.ours and pack.__path__ and pack.part.__name__ == 'pack.part'
assert importlib.import_module('pack.part') is pack.part
assert 'this line' in inspect.getsource(pack.part.fail)
for name in ['nothing', 'pack.nothing', 'pack.part.nothing', 'pack..part']:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        pass
    else:
        raise AssertionError(name)
"#,
    );
    let error = vm.run("pack.part.fail()").unwrap_err().to_string();
    assert!(error.contains("raise ValueError('no')  # this line"), "{error}");
    let texts = [("top", "x = 1"), ("all.a", "x = 2"), ("all.b.c", "x = 3")];
    let mut named = Engine::builder().source_modules(texts).build().vm();
    run(
        &mut named,
        r#"
import all.b.c, importlib, pkgutil, top
assert importlib.reload(all.b.c).x == 3 and importlib.reload(top).x == 1
assert [found.name for found in pkgutil.walk_packages(all.__path__, "all.")] == ["all.a", "all.b", "all.b.c"]
"#,
    );
    let error = vm.run("import wrong").unwrap_err().to_string();
    assert!(error.contains("SyntaxError") && error.contains("def f(:"), "{error}");
}

#[test]
fn stdin_comes_from_the_host() {
    let engine = Engine::builder().stdin("3\nfour\nrest\nof it").build();
    let mut vm = engine.vm();
    run(
        &mut vm,
        r#"
import sys
assert input() == "3" and sys.stdin.readline() == "four\n" and sys.stdin.read() == "rest\nof it" and sys.stdin.read() == ""
assert not sys.stdin.seekable() and not sys.stdin.isatty() and sys.stdin.buffer.read() == b""
try:
    input()
except EOFError:
    pass
else:
    raise AssertionError
"#,
    );
    // Each machine begins anew, and a reader may take the place of what there was.
    assert_eq!(engine.vm().eval::<String>("input()").unwrap(), "3");
    vm.set_stdin(std::io::repeat(b'x')).unwrap();
    vm.set_limits(Limits::untrusted());
    let error = vm.run("sys.stdin.read()").unwrap_err();
    assert_eq!(error.termination(), Some(Termination::Memory), "{error}");
    vm.set_stdin("again".as_bytes()).unwrap();
    assert_eq!(vm.eval::<String>("input()").unwrap(), "again");
    assert!(Engine::new().vm().run("input()").is_err());
}

#[test]
fn each_stream_has_its_cap() {
    let limits = Limits::new().stdout_bytes(100).stderr_bytes(50);
    let mut vm = Engine::builder().limits(limits).build().vm();
    run(&mut vm, "import sys; print('x' * 99); print('y' * 49, file=sys.stderr)");
    assert_eq!((vm.take_stdout().len(), vm.take_stderr().len()), (100, 50));
    for script in ["print('x' * 100)", "print('y' * 50, file=sys.stderr)", "while True: print('x')"] {
        let error = vm.run(script).unwrap_err();
        assert_eq!(error.termination(), Some(Termination::Output), "{script}");
    }
    run(&mut vm, "print('x' * 99)");
}

#[test]
fn modules_that_are_not_on_the_list_are_not_found() {
    let engine = Engine::builder()
        .importable(["json", "host", "xml.dom", "plugin"])
        .resolve_modules(|name| (name == "plugin").then(|| "import os, re\nhere = os.sep".into()))
        .build();
    let mut vm = engine.vm();
    run(
        &mut vm,
        r#"
import json, json.decoder, xml.dom, plugin
from xml.dom import minidom
from json import encoder
assert json.loads("[1]") == [1] and plugin.here == "/"
def refused(call, name):
    try:
        call()
    except ModuleNotFoundError as error:
        assert str(error) == f"No module named {name!r}; the host can make it importable" and error.name == name, error
    else:
        raise AssertionError(name)
refused(lambda: exec("import os"), "os")
refused(lambda: exec("import re, json"), "re")
refused(lambda: exec("from os import path"), "os")
refused(lambda: exec("import os.path"), "os.path")
refused(lambda: exec("import xml"), "xml")
refused(lambda: __import__("sys"), "sys")
refused(lambda: exec("import sys", {"__name__": "json"}), "sys")
refused(lambda: exec("import sys", {"__name__": "json", "__file__": "/taipan/lib/python3.14/json/__init__.py"}), "sys")
refused(lambda: exec("import os", json.__dict__), "os")
refused(lambda: exec(compile("import os", json.__file__, "exec"), json.__dict__), "os")
refused(lambda: __import__("os", json.__dict__), "os")
refused(lambda: exec("from . import path", {"__package__": "os"}), "os")
refused(lambda: exec("from .path import sep", {"__package__": "os"}), "os.path")
"#,
    );
}

/// What `importlib`, the unpickler and callbacks import is asked for by the script that calls them.
#[test]
fn calls_import_what_is_on_the_list_only() {
    let engine = Engine::builder()
        .importable(["contextlib", "importlib", "json", "pickle", "plugin", "pkgutil", "xml.dom"])
        .resolve_modules(|name| {
            (name == "plugin")
                .then(|| "import importlib\ndef load(name): return importlib.import_module(name)".into())
        })
        .build();
    let mut vm = engine.vm();
    run(
        &mut vm,
        r#"
import contextlib, importlib, importlib.util, json, pickle, pkgutil, plugin
def refused(call, name):
    try:
        found = call()
    except ModuleNotFoundError as error:
        assert str(error) == f"No module named {name!r}; the host can make it importable", error
    else:
        raise AssertionError((name, found))
for name in "os", "ctypes", "array", "re":
    refused(lambda: importlib.import_module(name), name)
    refused(lambda: importlib.__import__(name), name)
    refused(lambda: pkgutil.resolve_name(name), name)
    refused(lambda: plugin.load(name), name)
    refused(lambda: list(map(__import__, [name])), name)
    refused(lambda: pickle.loads(b"c" + name.encode() + b"\nx\n."), name)
    refused(lambda: pickle._loads(b"c" + name.encode() + b"\nx\n."), name)
    if name != "array":
        refused(lambda: json.__loader__.load_module(name), name)
    def late():
        with contextlib.ExitStack() as stack:
            stack.callback(__import__, name)
    refused(late, name)
for name in "array", "_ctypes", "ctypes":
    assert importlib.util.find_spec(name) is None, name
    machinery = importlib.machinery
    importer = machinery.BuiltinImporter if name != "ctypes" else machinery.FrozenImporter
    spec = machinery.ModuleSpec(name, importer)
    def load():
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    refused(load, name)
assert importlib.import_module("xml.dom.minidom").parseString("<a/>").documentElement.tagName == "a"
assert importlib.util.find_spec("json.decoder").name == "json.decoder"
assert json.__spec__.name == "json" and contextlib.__spec__.loader is not None
assert pickle.loads(pickle.dumps({1: {2}})) == {1: {2}} and pickle._loads(pickle.dumps([slice])) == [slice]
assert "x".encode("latin-1") == b"x" and "x".encode("cp1252") == b"x"
class Finder:
    def find_spec(self, name, path=None, target=None):
        refused(lambda: __import__("os"), "os")
importlib.sys.meta_path.insert(0, Finder())
import json.tool
refused(lambda: exec("import os"), "os")
refused(lambda: importlib.import_module("ctypes"), "ctypes")
"#,
    );
}
