//! The facade: conversions, host functions, errors, capabilities.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::thread;
use taipan::{BigInt, Capability, Context, Engine, Error, Exception, HostModule, Object, Script, Stream, Vm};

fn vm() -> Vm {
    Engine::new().vm()
}

/// What one machine has imported and changed is not the next one's.
#[test]
fn machines_one_after_the_other_share_nothing() {
    let engine = Engine::builder().allow_all().build();
    let first = [
        "import _frozen_importlib, sys\nsys.meta_path.append(None)\n_frozen_importlib.extra = [1]",
        "import inspect, tokenize, asyncio, contextvars, decimal, ctypes, enum, typing, dataclasses",
        "import sys; x = sys.meta_path",
    ];
    let second = ["import sys; x = sys.meta_path", "import threading", "import asyncio, _frozen_importlib"];
    for (first, second) in first.iter().flat_map(|first| second.iter().map(move |second| (first, second))) {
        let mut vm = engine.vm();
        vm.run(first).unwrap();
        drop(vm);
        let mut vm = engine.vm();
        vm.run(second).unwrap();
        let stays = vm.eval::<bool>(
            "None in __import__('sys').meta_path or hasattr(__import__('_frozen_importlib'), 'extra')",
        );
        assert!(!stays.unwrap());
    }
}

#[test]
fn scripts_share_their_globals() {
    let mut vm = vm();
    vm.run("x = 20\ndef add(a, b=1): return a + b").unwrap();
    vm.set("y", 2).unwrap();
    assert_eq!(vm.eval::<i64>("x + y").unwrap(), 22);
    assert_eq!(vm.call::<i64>("add", (1,)).unwrap(), 2);
    assert_eq!(vm.call::<String>("add", ("a", "b")).unwrap(), "ab");
    assert_eq!(vm.call::<usize>("len", ([1, 2, 3],)).unwrap(), 3);
    assert_eq!(vm.get::<i32>("x").unwrap(), 20);
    assert_eq!(vm.eval::<String>("__name__").unwrap(), "__main__");
}

#[test]
fn values_go_both_ways() {
    let mut vm = vm();
    vm.set("value", (1, -2.5, true, "naïve", None::<i64>, vec![1u8, 255], vec!["a", "b"])).unwrap();
    let shown: String = vm.eval("repr(value)").unwrap();
    assert_eq!(shown, "(1, -2.5, True, 'naïve', None, b'\\x01\\xff', ['a', 'b'])");
    vm.set("d", BTreeMap::from([("a", vec![1]), ("b", vec![])])).unwrap();
    assert_eq!(vm.eval::<String>("repr(d)").unwrap(), "{'a': [1], 'b': []}");
    let back: HashMap<String, Vec<i64>> = vm.eval("d").unwrap();
    assert_eq!(back["a"], [1]);
    assert_eq!(vm.eval::<BTreeSet<i64>>("{3, 1, 2}").unwrap(), BTreeSet::from([1, 2, 3]));
    assert_eq!(vm.eval::<(i64, String)>("(1, 'x')").unwrap(), (1, "x".to_owned()));
    assert_eq!(vm.eval::<Vec<u8>>("b'abc'").unwrap(), b"abc");
    assert_eq!(vm.eval::<Vec<u8>>("bytearray(b'abc')").unwrap(), b"abc");
    assert_eq!(vm.eval::<Vec<i64>>("range(3)").unwrap(), [0, 1, 2]);
    assert_eq!(vm.eval::<Option<i64>>("None").unwrap(), None);
    assert_eq!(vm.eval::<[char; 2]>("['x', 'é']").unwrap(), ['x', 'é']);
    for number in [i128::MIN, -1, 0, 1 << 61, i128::MAX] {
        vm.set("n", number).unwrap();
        assert_eq!(vm.eval::<String>("str(n)").unwrap(), number.to_string());
        assert_eq!(vm.eval::<i128>("n").unwrap(), number);
    }
    assert_eq!(vm.eval::<u64>("2**64 - 1").unwrap(), u64::MAX);
    assert_eq!(vm.eval::<i64>("-2**63").unwrap(), i64::MIN);
    assert_eq!(vm.eval::<f64>("1e300 * 10").unwrap(), 1e301);
}

#[test]
fn integers_of_any_size_go_both_ways() {
    let mut vm = vm();
    for exponent in [0, 61, 62, 63, 64, 127, 128, 200, 5000] {
        for number in [BigInt::from(2).pow(exponent), -BigInt::from(2).pow(exponent) + 1] {
            vm.set("n", number.clone()).unwrap();
            assert_eq!(vm.eval::<BigInt>("n").unwrap(), number);
            assert_eq!(vm.eval::<i128>("n").ok(), i128::try_from(number.clone()).ok());
            assert_eq!(vm.eval::<u128>("n").ok(), u128::try_from(number.clone()).ok());
            assert_eq!(vm.eval::<u64>("n").ok(), u64::try_from(number).ok());
        }
    }
    for number in [u128::MAX, 1 << 64, 0] {
        vm.set("n", number).unwrap();
        assert_eq!(vm.eval::<String>("str(n)").unwrap(), number.to_string());
    }
    assert_eq!(vm.eval::<i128>("-2**127").unwrap(), i128::MIN);
    assert!(vm.eval::<BigInt>("1.0").is_err());
}

#[test]
fn paths_pointers_and_long_tuples_go_both_ways() {
    let mut vm = vm();
    vm.set("path", Path::new("/tmp/x")).unwrap();
    assert_eq!(vm.get::<String>("path").unwrap(), "/tmp/x");
    assert_eq!(vm.eval::<PathBuf>("__import__('pathlib').Path('/a') / 'b'").unwrap(), Path::new("/a/b"));
    assert_eq!(vm.eval::<OsString>("b'/a'").unwrap(), "/a");
    assert!(vm.eval::<PathBuf>("5").is_err());
    let odd = OsString::from_vec(vec![b'a', 0xff]);
    vm.set("odd", odd.clone()).unwrap();
    assert_eq!(vm.eval::<String>("ascii(odd)").unwrap(), "'a\\udcff'");
    assert_eq!(vm.get::<OsString>("odd").unwrap(), odd);
    vm.set(
        "values",
        (Box::new(1), Rc::new(2), Arc::<str>::from("x"), Cow::Borrowed("y"), VecDeque::from([3])),
    )
    .unwrap();
    type Values = (Box<i64>, Arc<i64>, Rc<str>, Cow<'static, str>, VecDeque<u8>);
    let values: Values = vm.get("values").unwrap();
    assert_eq!(values, (Box::new(1), Arc::new(2), "x".into(), "y".into(), VecDeque::from([3])));
    let twelve = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    vm.set("twelve", twelve).unwrap();
    assert!(vm.get::<(i8, i8, i8, i8, i8, i8, i8, i8, i8, i8, i8, i8)>("twelve").unwrap() == twelve);
    let from: HashMap<String, i64> = vm.eval("__import__('types').MappingProxyType({'a': 1})").unwrap();
    assert_eq!(from["a"], 1);
}

#[test]
fn handles_do_what_scripts_do() {
    let mut vm = vm();
    vm.run("class C:\n    def f(self, *args, **kwargs): return args, kwargs\nc = C()\nc.d = {'a': 1}")
        .unwrap();
    let c = vm.eval_object("c").unwrap();
    vm.with(|context| {
        let c = context.object(&c)?;
        let (args, kwargs): (Vec<i64>, HashMap<String, i64>) =
            c.attr("f")?.call_with((1, 2), HashMap::from([("key", 3)]))?;
        assert_eq!((args, kwargs["key"]), (vec![1, 2], 3));
        assert!(c.has_attr("d")? && !c.has_attr("e")? && c.is_instance("C")? && !c.is_instance("dict")?);
        let d = c.attr("d")?;
        assert!(
            d.is_instance("collections.abc.Mapping")?
                && d.contains("a")?
                && d.equals(HashMap::from([("a", 1)]))?
        );
        d.set_item("b", 2)?;
        d.del_item("a")?;
        assert_eq!(d.repr()?, "{'b': 2}");
        assert!(d.del_item("a").is_err() && d.is(&c.attr("d")?) && !d.is(&c));
        c.del_attr("d")?;
        assert!(c.attr("d").is_err());
        let keys: Vec<String> = d.iter()?.map(|key| key?.to()).collect::<Result<_, Error>>()?;
        assert_eq!(keys, ["b"]);
        assert!(context.value(5)?.iter().is_err());
        Ok(())
    })
    .unwrap();
    assert_eq!(vm.call_with::<i64>("int", ("ff", 16), ()).unwrap(), 255);
    assert_eq!(vm.call_with::<i64>("max", ([1, 5, 3],), [("default", 0)]).unwrap(), 5);
}

#[test]
fn what_does_not_fit_says_so() {
    let mut vm = vm();
    let mut text = |expression: &str| match vm.eval::<u8>(expression).unwrap_err() {
        Error::Conversion(text) => text,
        other => panic!("{other}"),
    };
    assert_eq!(text("256"), "int does not fit into u8");
    assert_eq!(text("-1"), "int does not fit into u8");
    assert_eq!(text("10**50"), "int does not fit into u8");
    assert_eq!(text("'x'"), "expected int, not str");
    assert!(matches!(vm.eval::<String>("'\\ud800'"), Err(Error::Conversion(_))));
    assert!(matches!(vm.eval::<Vec<i64>>("'abc'"), Err(Error::Conversion(_))));
    assert!(matches!(vm.eval::<(i64,)>("(1, 2)"), Err(Error::Conversion(_))));
    assert!(matches!(vm.eval::<bool>("1"), Err(Error::Conversion(_))));
}

#[test]
fn errors_are_tracebacks() {
    let mut vm = vm();
    vm.run_script(&Script::compile("rules.py", "def check(n):\n    raise ValueError(f'bad {n}')").unwrap())
        .unwrap();
    let error = vm.call::<()>("check", (3,)).unwrap_err();
    let exception = error.exception().unwrap();
    assert_eq!((exception.type_name(), exception.message()), ("ValueError", "bad 3"));
    assert!(
        exception.traceback().starts_with("Traceback (most recent call last):\n  File \"rules.py\", line 2")
    );
    assert!(exception.traceback().ends_with("ValueError: bad 3"));
    assert_eq!(error.to_string(), exception.traceback());
    // The exception can be handed back.
    let object = exception.object().unwrap().clone();
    vm.set("error", object).unwrap();
    assert!(vm.eval::<bool>("isinstance(error, ValueError)").unwrap());

    let error = vm.run("import sys; sys.exit(3)").unwrap_err();
    assert_eq!(error.exception().unwrap().exit_status(), Some(3));
    let error = vm.run("x = = 1").unwrap_err();
    assert_eq!(error.exception().unwrap().type_name(), "SyntaxError");
    let error = Script::compile("s.py", "if x:\n    y = (1,\n").unwrap_err();
    assert_eq!(
        error.to_string(),
        "  File \"s.py\", line 2\n    y = (1,\n        ^\nSyntaxError: '(' was never closed"
    );
    assert_eq!(vm.run("class E(Exception): pass\nraise E").unwrap_err().exception().unwrap().message(), "");
}

#[test]
fn describing_an_exception_may_fail() {
    let mut vm = vm();
    let error = vm.run("class E(Exception):\n def __str__(self): raise ValueError\nraise E").unwrap_err();
    let exception = error.exception().unwrap();
    assert_eq!(exception.type_name(), "E");
    assert_eq!(exception.message(), "<exception str() failed>");
    assert_eq!(vm.eval::<i64>("1").unwrap(), 1);
}

#[test]
fn host_functions_take_and_give() {
    let mut vm = vm();
    vm.set_function("add", |a: i64, b: i64| a + b).unwrap();
    vm.set_function("opt", |a: i64, b: Option<i64>| a + b.unwrap_or(100)).unwrap();
    vm.set_function("nothing", || ()).unwrap();
    vm.set_function("apply", |context: &Context<'_>, function: Object, n: i64| {
        context.object(&function)?.call::<i64>((n,))
    })
    .unwrap();
    assert_eq!(vm.eval::<i64>("add(1, 2)").unwrap(), 3);
    assert_eq!(vm.eval::<i64>("opt(1)").unwrap(), 101);
    assert_eq!(vm.eval::<i64>("apply(lambda x: x * 2, 21)").unwrap(), 42);
    assert!(vm.eval::<bool>("nothing() is None").unwrap());
    assert_eq!(vm.eval::<String>("repr(add) + add.__name__").unwrap(), "<host function add>add");
    let mut message = |script: &str| {
        let error = vm.run(script).unwrap_err();
        let exception = error.exception().unwrap();
        format!("{}: {}", exception.type_name(), exception.message())
    };
    assert_eq!(message("add(1)"), "TypeError: add() missing required argument (pos 2)");
    assert_eq!(message("add(1, 2, 3)"), "TypeError: add() takes 2 arguments (3 given)");
    assert_eq!(message("add(1, b=2)"), "TypeError: add() takes no keyword arguments");
    assert_eq!(message("add(1, 'x')"), "TypeError: add() argument 2: expected int, not str");
    assert_eq!(message("apply(lambda x: {}[x], 1)"), "KeyError: 1");
}

#[test]
fn host_errors_are_exceptions() {
    let mut vm = vm();
    vm.set_function("parse", |text: String| text.parse::<i64>()).unwrap();
    vm.set_function("look_up", |key: String| -> Result<i64, Exception> {
        Err(Exception::new("KeyError", key))
    })
    .unwrap();
    vm.set_function("read", || std::fs::read_to_string("/no/such/file")).unwrap();
    assert_eq!(vm.eval::<i64>("parse('12')").unwrap(), 12);
    let script = "
def kind(f, *args):
    try:
        return f(*args)
    except Exception as error:
        return f'{type(error).__name__} {error}'
";
    vm.run(script).unwrap();
    assert_eq!(vm.eval::<String>("kind(parse, 'x')").unwrap(), "RuntimeError invalid digit found in string");
    assert_eq!(vm.eval::<String>("kind(look_up, 'x')").unwrap(), "KeyError 'x'");
    assert_eq!(
        vm.eval::<String>("kind(read)").unwrap(),
        "FileNotFoundError [Errno 2] No such file or directory"
    );
}

#[test]
fn a_panic_of_the_hosts_goes_on_in_the_host() {
    let mut vm = vm();
    vm.set_function("boom", || -> () { panic!("boom") }).unwrap();
    let run = std::panic::AssertUnwindSafe(|| vm.run("try:\n  boom()\nfinally:\n  x = 1"));
    let panic = std::panic::catch_unwind(run).unwrap_err();
    assert_eq!(panic.downcast_ref::<&str>(), Some(&"boom"));
    // No code of the script has run since, and the machine goes on.
    assert!(!vm.eval::<bool>("'x' in globals()").unwrap());
}

#[test]
fn modules_of_the_host_are_imported() {
    let module = HostModule::new("shop")
        .doc("Prices.")
        .constant("CURRENCY", "EUR")
        .constant("ITEMS", vec!["apple", "pear"])
        .function("price", |item: String| item.len());
    let engine = Engine::builder().module(module).build();
    for _ in 0..2 {
        let mut vm = engine.vm();
        vm.run("import shop\nfrom shop import price").unwrap();
        assert_eq!(vm.eval::<String>("shop.CURRENCY + shop.__doc__").unwrap(), "EURPrices.");
        assert_eq!(vm.eval::<Vec<usize>>("[price(i) for i in shop.ITEMS]").unwrap(), [5, 4]);
    }
}

#[test]
fn objects_outlive_what_they_come_from() {
    let (mut one, mut other) = (vm(), vm());
    one.run("gone = []\nclass C:\n  x = 5\n  def __del__(self): gone.append(1)\nc = C()").unwrap();
    let object = one.eval_object("c").unwrap();
    one.run("del c").unwrap();
    assert!(one.eval::<bool>("not gone").unwrap());
    let x = one.with(|context| context.object(&object)?.attr("x")?.to::<i64>()).unwrap();
    assert_eq!(x, 5);
    assert!(matches!(other.value_of::<Object>(&object), Err(Error::ForeignObject)));
    let dropped = thread::spawn(move || drop(object));
    dropped.join().unwrap();
    assert!(one.eval::<bool>("bool(gone)").unwrap());
    let last = one.eval_object("[]").unwrap();
    drop(one);
    drop(last);
}

#[test]
fn output_is_captured_or_handed_on() {
    let mut own = vm();
    own.run("import sys; sys.stdout.write('a'); sys.stderr.write('b'); sys.stdout.write('é\\n')").unwrap();
    assert_eq!((own.take_stdout().as_str(), own.take_stderr().as_str()), ("aé\n", "b"));
    assert_eq!(own.take_stdout(), "");
    let (sender, receiver) = std::sync::mpsc::channel();
    let sink = move |stream: Stream, text: &str| drop(sender.send((stream, text.to_owned())));
    let mut other = Engine::builder().on_output(sink).build().vm();
    other.run("import sys; sys.stderr.write('x'); sys.stdout.write('y')").unwrap();
    let all: Vec<_> = receiver.try_iter().collect();
    assert_eq!(all, [(Stream::Stderr, "x".to_owned()), (Stream::Stdout, "y".to_owned())]);
}

#[test]
fn machines_move_between_threads_and_run_at_once() {
    let engine = Engine::new();
    let script = Script::compile("work.py", "total = 0\nfor i in range(n): total += i").unwrap();
    let threads: Vec<_> = (1..=4i64)
        .map(|n| {
            let (mut vm, script) = (engine.vm(), script.clone());
            vm.set("n", n * 1000).unwrap();
            thread::spawn(move || {
                vm.run_script(&script).unwrap();
                (vm.get::<i64>("total").unwrap(), vm)
            })
        })
        .collect();
    for (thread, n) in threads.into_iter().zip(1..) {
        let (total, mut vm) = thread.join().unwrap();
        let n: i64 = n * 1000;
        assert_eq!(total, n * (n - 1) / 2);
        assert_eq!(vm.eval::<i64>("total").unwrap(), total);
    }
}

#[test]
fn compiled_scripts_see_what_has_changed() {
    let mut vm = Engine::new().vm();
    let sum = Script::compile_expression("sum", " a + len(b)").unwrap();
    vm.run("a, b = 1, 'xy'").unwrap();
    assert_eq!(vm.eval_script::<i64>(&sum).unwrap(), 3);
    vm.run("a, len = 2, lambda x: 40").unwrap();
    assert_eq!(vm.eval_script::<i64>(&sum).unwrap(), 42);
    // Other builtins.
    vm.run("del len; import builtins; __builtins__ = {**vars(builtins), 'len': lambda x: 5}").unwrap();
    assert_eq!(vm.eval_script::<i64>(&sum).unwrap(), 7);
    // Other globals.
    vm.clear_globals().unwrap();
    assert!(vm.eval_script::<i64>(&sum).is_err());
    vm.run("a, b = 3, 'x'").unwrap();
    assert_eq!(vm.eval_script::<i64>(&sum).unwrap(), 4);
    // More scripts than are kept, in turn, and one inside itself.
    let scripts: Vec<_> =
        (0..100).map(|n| Script::compile_expression("n", &format!("a * {n}")).unwrap()).collect();
    for _ in 0..2 {
        for (n, script) in (0..).zip(&scripts) {
            assert_eq!(vm.eval_script::<i64>(script).unwrap(), 3 * n);
        }
    }
    let down = Script::compile_expression("down", "0 if a == 0 else 1 + again()").unwrap();
    let inner = down.clone();
    vm.set_function("again", move |context: &Context| {
        context.run("a -= 1")?;
        context.eval_script::<i64>(&inner)
    })
    .unwrap();
    assert_eq!(vm.eval_script::<i64>(&down).unwrap(), 3);
}

#[test]
fn functions_that_machines_share_belong_to_each() {
    let (mut one, mut other) = (Engine::new().vm(), Engine::new().vm());
    one.run("import math, sys, builtins; math.sin.__module__ = 'mine'").unwrap();
    other.run("import math, sys, builtins").unwrap();
    assert_eq!(one.eval::<String>("math.sin.__module__").unwrap(), "mine");
    assert_eq!(other.eval::<String>("math.sin.__module__").unwrap(), "math");
    for vm in [&mut one, &mut other] {
        assert!(vm.eval::<bool>("len.__self__ is builtins and math.cos.__self__ is math").unwrap());
        assert!(vm.eval::<bool>("sys.exit.__self__ is sys and open.__self__ is __import__('_io')").unwrap());
        assert!(vm.eval::<bool>("open is __import__('_io').open is __import__('io').open").unwrap());
    }
    // What one machine does to its modules is its own business.
    one.run("builtins.len = None; math.pi = 3; del sys.stdlib_module_names").unwrap();
    assert_eq!(other.eval::<i64>("len('abc')").unwrap(), 3);
    assert!(other.eval::<bool>("math.pi > 3 and 'os' in sys.stdlib_module_names").unwrap());
    // A weak reference to a shared function is its machine's.
    one.run("import weakref; seen = weakref.ref(math.cos)").unwrap();
    assert!(one.eval::<bool>("seen() is math.cos").unwrap());
    drop(one);
    assert_eq!(other.eval::<i64>("__import__('weakref').getweakrefcount(math.cos)").unwrap(), 0);
}

#[test]
fn nothing_of_the_world_is_there_by_default() {
    let mut vm = vm();
    let attempts = [
        "import posix; posix.listdir('/')",
        "import posix; posix.open('/etc/passwd', 0)",
        "import posix; posix.fork()",
        "import posix; posix.system('true')",
        "import _thread; _thread.start_new_thread(print, ())",
        "import time; time.time()",
        "open('/etc/passwd')",
    ];
    for attempt in attempts {
        let error = vm.run(attempt).unwrap_err();
        assert_eq!(error.exception().map(|e| e.type_name()), Some("PermissionError"), "{attempt}: {error}");
    }
    assert!(!format!("{:?}", Engine::builder().allow(Capability::Clock)).is_empty());
}

#[test]
fn foreign_code_is_for_unrestricted_machines() {
    let attempt = "import _ctypes";
    let error = vm().run(attempt).unwrap_err();
    assert_eq!(error.exception().map(|e| e.type_name()), Some("ImportError"), "{error}");
    let mut nearly = Engine::builder();
    for capability in Capability::ALL.into_iter().filter(|capability| *capability != Capability::Clock) {
        nearly = nearly.allow(capability);
    }
    assert!(nearly.build().vm().run(attempt).is_err());
    let mut all = Engine::builder();
    for capability in Capability::ALL {
        all = all.allow(capability);
    }
    all.build().vm().run(attempt).unwrap();
}

#[test]
fn local_values_are_used_without_conversion() {
    let mut vm = vm();
    let shown = vm
        .with(|context| {
            let list = context.value(vec![3, 1, 2])?;
            list.call_method::<()>("sort", ())?;
            list.set_item(0, "first")?;
            assert_eq!((list.len()?, list.type_name().as_str()), (3, "list"));
            assert_eq!(list.item(-1)?.to::<i64>()?, 3);
            assert!(list.is_true()? && !context.none().is_true()?);
            let error = list.item(10).unwrap_err();
            assert_eq!(error.exception().unwrap().type_name(), "IndexError");
            Ok(format!("{list} {list:?}"))
        })
        .unwrap();
    assert_eq!(shown, "['first', 2, 3] ['first', 2, 3]");
}

#[test]
fn imports_read_only_what_is_granted() {
    let folder = std::env::temp_dir().join(format!("taipan-imports-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("secret.py"), "value = 7").unwrap();
    let import = format!(
        "import sys\nsys.path.insert(0, {:?})\nimport secret\nsecret.value",
        folder.to_str().unwrap()
    );
    let refused = vm().run(&import).unwrap_err().to_string();
    assert!(refused.contains("ModuleNotFoundError: No module named 'secret'"), "{refused}");

    let engine = Engine::builder().allow_reading(&folder).unwrap().build();
    engine.vm().run(&import).unwrap();
    assert!(!folder.join("__pycache__").exists());

    let engine = Engine::builder().allow_reading(&folder).unwrap().allow_writing(&folder).unwrap().build();
    engine.vm().run(&import).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn folders_are_granted_to_read_or_to_write() {
    let folder = std::env::temp_dir().join(format!("taipan-engine-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("own")).unwrap();
    std::fs::write(folder.join("note"), "spam").unwrap();
    let builder =
        Engine::builder().allow_reading(&folder).unwrap().allow_writing(folder.join("own")).unwrap();
    let mut vm = builder.build().vm();
    vm.set("folder", folder.to_str().unwrap()).unwrap();
    assert_eq!(vm.eval::<String>("open(folder + '/note').read()").unwrap(), "spam");
    vm.run("with open(folder + '/own/new', 'w') as file: file.write('eggs')").unwrap();
    assert_eq!(std::fs::read_to_string(folder.join("own/new")).unwrap(), "eggs");
    for script in ["open(folder + '/note', 'w')", "open(folder + '/own/../../x')", "open('/etc/passwd')"] {
        let error = vm.run(script).unwrap_err();
        assert_eq!(error.exception().map(|error| error.type_name()), Some("PermissionError"), "{script}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn hosts_variables_and_programs_are_granted_by_name() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let builder =
        Engine::builder().allow_host("127.0.0.1").allow_variable("PATH").allow_program("echo").unwrap();
    let mut vm = builder.build().vm();
    vm.set("port", listener.local_addr().unwrap().port()).unwrap();
    vm.run("import os, socket, subprocess\nsocket.create_connection(('127.0.0.1', port)).close()").unwrap();
    assert_eq!(vm.eval::<Vec<String>>("list(os.environ)").unwrap(), ["PATH"]);
    let said: Vec<u8> = vm.eval("subprocess.run(['echo', 'hi'], capture_output=True).stdout").unwrap();
    assert_eq!(said, b"hi\n");
    for script in [
        "socket.create_connection(('localhost', port))",
        "socket.getaddrinfo('example.org', 80)",
        "socket.socket(socket.AF_INET, socket.SOCK_RAW)",
        "socket.socket(socket.AF_UNIX).connect('/run/x')",
        "os.environ['OTHER'] = '1'",
        "subprocess.run(['ls'])",
        "subprocess.run(['echo'], env={'LD_PRELOAD': '/tmp/x.so'})",
        "subprocess.run(['echo'], preexec_fn=print)",
        "subprocess.run(['echo'], stdin=0)",
        "subprocess.run('echo', shell=True)",
        "os.system('echo')",
        "os.execv('/bin/echo', ['echo'])",
    ] {
        let error = vm.run(script).unwrap_err();
        let error = error.exception().unwrap_or_else(|| panic!("{script}"));
        assert_eq!(error.type_name(), "PermissionError", "{script}: {error}");
    }
}
