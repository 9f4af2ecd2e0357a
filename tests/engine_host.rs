//! What a host gives its scripts: functions with names, classes, lent data, futures, values by serde.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::num::ParseIntError;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context as Task, Poll, Wake, Waker};
use std::time::Duration;
use taipan::{
    Bounds, Context, Engine, Error, Exception, Function, HostClass, HostModule, HostType, Instance, Limits,
    Object, Serde, Termination, Vm, pyclass, pyfunction, pymethods, wrap_pyfunction,
};

fn vm() -> Vm {
    Engine::new().vm()
}

/// Type and text of the exception that a script ends with.
fn message(vm: &mut Vm, script: &str) -> String {
    let error = vm.run(script).unwrap_err();
    let exception = error.exception().unwrap_or_else(|| panic!("{script}: {error}"));
    format!("{}: {}", exception.type_name(), exception.message())
}

#[test]
fn host_functions_have_names_and_defaults() {
    let mut vm = vm();
    let f = |a: i64, b: i64, rest: Vec<i64>, key: String, others: BTreeMap<String, i64>| {
        format!("{a} {b} {rest:?} {key} {others:?}")
    };
    let f =
        Function::new(f).arg("a").arg_default("b", 2).args("rest").arg_default("key", "k").kwargs("others");
    vm.set_function("f", f.doc("All kinds.")).unwrap();
    assert_eq!(vm.eval::<String>("f(1)").unwrap(), "1 2 [] k {}");
    assert_eq!(vm.eval::<String>("f(b=1, a=5)").unwrap(), "5 1 [] k {}");
    assert_eq!(vm.eval::<String>("f(1, 2, 3, 4, key='x', z=9)").unwrap(), "1 2 [3, 4] x {\"z\": 9}");
    assert_eq!(vm.eval::<String>("f(*range(4), **{'key': 'y'})").unwrap(), "0 1 [2, 3] y {}");
    assert_eq!(message(&mut vm, "f()"), "TypeError: f() missing required argument 'a' (pos 1)");
    assert_eq!(
        message(&mut vm, "f(1, a=2)"),
        "TypeError: argument for f() given by name ('a') and position (1)"
    );
    assert_eq!(message(&mut vm, "f('x')"), "TypeError: f() argument 'a': expected int, not str");
    let signature: String = vm.eval("f.__text_signature__ + f.__doc__").unwrap();
    assert_eq!(signature, "(a, b=2, *rest, key='k', **others)All kinds.");

    vm.set_function(
        "g",
        Function::new(|a: i64, b: Option<i64>| a + b.unwrap_or(1)).arg("a").positional_only().arg("b"),
    )
    .unwrap();
    assert_eq!(vm.eval::<i64>("g(1) + g(1, b=2)").unwrap(), 5);
    assert_eq!(message(&mut vm, "g(a=1)"), "TypeError: g() got an unexpected keyword argument 'a'");
    assert_eq!(message(&mut vm, "g(1, c=1)"), "TypeError: g() got an unexpected keyword argument 'c'");
    assert_eq!(
        message(&mut vm, "g(1, 2, 3)"),
        "TypeError: g() takes at most 2 positional arguments (3 given)"
    );
}

#[test]
#[should_panic(expected = "1 parameters are declared of a function that has 2")]
fn names_are_as_many_as_parameters() {
    let _ = HostModule::new("m").function("f", Function::new(|a: i64, b: i64| a + b).arg("a"));
}

#[test]
fn errors_of_the_host_come_back() {
    let mut vm = vm();
    vm.set_function("parse", |text: String| text.parse::<i64>()).unwrap();
    let wrapped = |text: String| text.parse::<i64>().map_err(|error| Exception::wrap("ValueError", error));
    vm.set_function("number", wrapped).unwrap();
    vm.set_function("read", || std::fs::read("/no/such/file")).unwrap();
    let is_parse = |error: &Error| error.downcast_ref::<ParseIntError>().is_some();
    assert!(is_parse(&vm.run("parse('x')").unwrap_err()));
    assert!(is_parse(&vm.run("try:\n    number('x')\nexcept ValueError:\n    raise").unwrap_err()));
    assert!(is_parse(
        &vm.run("try:\n    number('x')\nexcept ValueError as e:\n    raise KeyError from e").unwrap_err()
    ));
    assert!(is_parse(&vm.run("try:\n    number('x')\nfinally:\n    None[0]").unwrap_err()));
    assert!(!is_parse(&vm.run("raise ValueError").unwrap_err()));
    assert!(!is_parse(
        &vm.run("try:\n    number('x')\nexcept ValueError:\n    raise KeyError from None").unwrap_err()
    ));
    let error = vm.run("read()").unwrap_err();
    assert_eq!(error.exception().unwrap().type_name(), "FileNotFoundError");
    assert_eq!(error.downcast_ref::<std::io::Error>().unwrap().kind(), std::io::ErrorKind::NotFound);
    let source = std::error::Error::source(&error).unwrap();
    assert!(source.is::<std::io::Error>());
}

#[test]
fn errors_tell_frames_and_causes() {
    let mut vm = vm();
    vm.run("def f(n):\n    if n: f(n - 1)\n    raise ValueError(n)").unwrap();
    let error = vm.run("try:\n    f(2)\nexcept ValueError as e:\n    raise KeyError('k')").unwrap_err();
    let exception = error.exception().unwrap();
    assert_eq!(exception.frames().len(), 1);
    let cause = exception.previous().unwrap();
    let places: Vec<_> =
        cause.frames().iter().map(|frame| (frame.function(), frame.line().unwrap())).collect();
    assert_eq!(places, [("<module>", 2), ("f", 2), ("f", 2), ("f", 3)]);
    assert_eq!((cause.message(), cause.previous().is_none()), ("0", true));
    assert!(exception.traceback().starts_with(cause.traceback()));
    let long = "e = None\nfor i in range(100):\n    n = ValueError('x' * 10000)\n    n.__cause__ = e\n    e = n\nraise e";
    let error = vm.run(long).unwrap_err();
    let chain = std::iter::successors(error.exception(), |error| error.previous());
    assert_eq!(chain.count(), 32);
}

struct Counter {
    count: i64,
}

fn counter() -> HostClass<Counter> {
    HostClass::<Counter>::new("Counter")
        .doc("Counts.")
        .constructor(|start: Option<i64>| Counter { count: start.unwrap_or(0) })
        .method("add", |this: &mut Counter, by: i64| {
            this.count += by;
            this.count
        })
        .method("apply", |this: &mut Counter, context: &Context<'_>, function: Object| {
            this.count = context.object(&function)?.call((this.count,))?;
            Ok::<_, Error>(this.count)
        })
        .method("read", |this: &Counter, context: &Context<'_>, function: Object| {
            context.object(&function)?.call::<i64>((this.count,))
        })
        .getter("count", |this: &Counter| this.count)
        .setter("count", |this: &mut Counter, count: i64| this.count = count)
        .static_method("of", |text: String| text.parse().map(|count| Instance(Counter { count })))
        .constant("STEP", 2)
        .method("__add__", |this: &Counter, other: i64| Instance(Counter { count: this.count + other }))
        .method("__radd__", |this: &Counter, other: i64| Instance(Counter { count: this.count + other }))
        .method("__eq__", |this: &Counter, other: i64| this.count == other)
        .method("__hash__", |this: &Counter| this.count)
        .method("__bool__", |this: &Counter| this.count != 0)
        .method("__call__", |this: &Counter, times: i64| this.count * times)
        .method("__contains__", |this: &Counter, n: i64| (0..this.count).contains(&n))
        .items(|this: &Counter| (0..this.count).collect::<Vec<_>>())
}

#[test]
fn host_classes_have_methods_operators_and_iteration() {
    let engine = Engine::builder().module(HostModule::new("host").class(counter())).build();
    for _ in 0..2 {
        let mut vm = engine.vm();
        vm.run("from host import Counter\nc = Counter(3)").unwrap();
        let script = "
assert c.add(2) == 5 and c.count == 5
c.count = 4
assert c + 1 == 5 and 1 + c == 5 and not c == 'x' and c != 5
assert list(c) == [0, 1, 2, 3] and 3 in c and 4 not in c and bool(c) and not Counter()
assert c(10) == 40 and hash(c) == 4 and Counter.STEP == 2 and Counter.of('7').count == 7
assert Counter.__name__ == 'Counter' and Counter.__module__ == 'host' and Counter.__doc__ == 'Counts.'
assert isinstance(c, Counter) and repr(Counter.add) == '<host method host.Counter.add>'
class Sub(Counter):
    def twice(self): return self.add(self.count)
s = Sub(5)
s.note = 'x'
assert s.twice() == 10 and s.note == 'x' and isinstance(s, Counter)
add = c.add
assert add(1) == 5 and Counter.add(c, 1) == 6
import weakref
assert weakref.ref(c)() is c
";
        vm.run(script).unwrap();
        for (script, expected) in [
            ("c + 'x'", "TypeError: unsupported operand type(s) for +: 'Counter' and 'str'"),
            (
                "c.note = 1",
                "AttributeError: 'Counter' object has no attribute 'note' and no __dict__ for setting new attributes",
            ),
            ("c.add()", "TypeError: Counter.add() missing required argument (pos 1)"),
            ("Counter.add(1, 2)", "TypeError: the method needs an instance of its class"),
            ("Counter.__new__(int)", "TypeError: Counter.__new__(X): X is no subtype of it"),
            (
                "object.__new__(Counter)",
                "TypeError: object.__new__(Counter) is not safe, use host_object.__new__()",
            ),
            ("Counter.of('x')", "RuntimeError: invalid digit found in string"),
            ("import copy; copy.copy(c)", "TypeError: cannot pickle 'Counter' object"),
            ("Counter.__base__()", "TypeError: cannot create 'host_object' instances"),
        ] {
            assert_eq!(message(&mut vm, script), expected, "{script}");
        }
    }
}

#[test]
fn instances_are_borrowed_as_in_rust() {
    let mut vm = vm();
    vm.set_class(counter()).unwrap();
    vm.run("c = Counter(1)").unwrap();
    let in_use = "RuntimeError: 'Counter' object cannot be used: it is being used";
    assert_eq!(message(&mut vm, "c.apply(lambda n: c.count)"), in_use);
    assert_eq!(message(&mut vm, "c.read(lambda n: c.add(1))"), in_use);
    vm.run("assert c.read(lambda n: c.read(lambda m: n + m)) == 2").unwrap();
    // Whatever has happened, nobody uses it any more.
    vm.run("try:\n    c.apply(lambda n: 1 / 0)\nexcept ZeroDivisionError: pass\nassert c.add(1) == 2")
        .unwrap();
    // Another class's data is not taken for one's own.
    vm.set_class(
        HostClass::<String>::new("Name")
            .constructor(|text: String| text)
            .method("len", |this: &String| this.len()),
    )
    .unwrap();
    vm.run("n = Name('abc')\nn.__class__ = Counter").unwrap();
    assert_eq!(message(&mut vm, "n.add(1)"), "TypeError: expected Counter, not Counter");
    // The data goes with the object.
    let alive = Arc::new(());
    vm.set_class(HostClass::<Arc<()>>::new("Held")).unwrap();
    vm.set("held", Instance(alive.clone())).unwrap();
    assert_eq!(Arc::strong_count(&alive), 2);
    vm.run("del held").unwrap();
    assert_eq!(Arc::strong_count(&alive), 1);
}

#[test]
fn lent_data_is_gone_after_the_call() {
    let mut vm = Engine::builder().allow(taipan::Capability::Threads).build().vm();
    vm.set_class(counter()).unwrap();
    let script = "
import threading
kept = []
def use(c):
    kept.append(c)
    kept.append(c.add)
    def generator():
        while True: yield c.add(1)
    kept.append(generator())
    assert next(kept[2]) == 11
    seen = []
    def other():
        try: c.add(1)
        except RuntimeError as e: seen.append(str(e))
    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    return seen[0]
";
    vm.run(script).unwrap();
    let mut data = Counter { count: 10 };
    let said: String =
        vm.with(|context| context.lend(&mut data, |lent| context.call("use", (lent,)))).unwrap();
    assert_eq!(said, "'Counter' object cannot be used: the host has lent it to another thread");
    assert_eq!(data.count, 11);
    let over = "RuntimeError: 'Counter' object cannot be used: the host has lent it for a call that is over";
    for script in ["kept[0].count", "kept[1](1)", "next(kept[2])", "list(kept[0])", "kept[0].count = 5"] {
        assert_eq!(message(&mut vm, script), over, "{script}");
    }
    // Nested loans, and one that ends by an error.
    let failed = vm.with(|context| {
        context.lend(&mut data, |lent| {
            context.set_global("outer", lent)?;
            let mut inner = Counter { count: 1 };
            context.lend(&mut inner, |inner| {
                context.call::<()>("exec", ("raise ValueError",)).and(inner.attr("count").map(drop))
            })
        })
    });
    assert!(failed.is_err());
    assert_eq!(message(&mut vm, "outer.count"), over);
    let error = vm.with(|context| context.lend(&mut 5u8, |_| Ok(()))).unwrap_err();
    assert_eq!(error.to_string(), "u8 has no class in this machine");
}

/// A vector.
#[pyclass(name = "Vec2", from_py_object)]
#[derive(Clone, Debug, PartialEq)]
struct Vector {
    #[pyo3(get, set)]
    x: f64,
    #[pyo3(get, set, name = "why")]
    y: f64,
    secret: u8,
}

#[pymethods]
impl Vector {
    #[classattr]
    const DIMENSIONS: usize = 2;

    /// Makes one.
    #[new]
    #[pyo3(signature = (x, y=0.0, *, secret=None))]
    fn new(x: f64, y: f64, secret: Option<u8>) -> Result<Vector, Exception> {
        if x.is_nan() {
            return Err(Exception::new("ValueError", "x is no number"));
        }
        Ok(Vector { x, y, secret: secret.unwrap_or(1) })
    }

    #[getter]
    fn get_norm(&self) -> f64 {
        self.x.hypot(self.y)
    }

    #[getter(code)]
    fn read_secret(&self) -> u8 {
        self.secret
    }

    #[setter]
    fn set_code(&mut self, code: u8) {
        self.secret = code;
    }

    fn take(&mut self, other: &mut Vector) {
        self.x += std::mem::take(&mut other.x);
    }

    #[pyo3(name = "join", signature = (names, /, sep=", ", *args, **options))]
    fn join_names(
        &self,
        names: &[String],
        sep: &str,
        args: Vec<i64>,
        options: HashMap<String, bool>,
    ) -> String {
        format!("{}{sep}{args:?}{sep}{}", names.join(sep), options.len())
    }

    fn call(&self, context: &Context<'_>, function: Object) -> taipan::Result<f64> {
        context.object(&function)?.call((self.x,))
    }

    #[staticmethod]
    fn zero() -> Vector {
        Vector { x: 0.0, y: 0.0, secret: 0 }
    }

    fn __add__(&self, other: &Vector) -> Vector {
        Vector { x: self.x + other.x, y: self.y + other.y, secret: 0 }
    }

    fn __mul__(&self, by: f64) -> Vector {
        Vector { x: self.x * by, y: self.y * by, secret: 0 }
    }

    fn __eq__(&self, other: &Vector) -> bool {
        self.x == other.x && self.y == other.y
    }

    fn __repr__(&self) -> String {
        format!("Vec2({}, {})", self.x, self.y)
    }

    fn __iter__(&self) -> [f64; 2] {
        [self.x, self.y]
    }
}

#[pyclass(get_all, set_all)]
struct Bare {
    name: String,
    size: u32,
}

#[pyfunction]
#[pyo3(signature = (v, by=2.0))]
fn scaled(v: &Vector, by: f64) -> Vector {
    Vector { x: v.x * by, ..v.clone() }
}

#[test]
fn attributes_make_classes_and_functions() {
    let module = HostModule::new("geometry")
        .class(Vector::class())
        .class(Bare::class())
        .function("scaled", wrap_pyfunction!(scaled));
    let mut vm = Engine::builder().module(module).build().vm();
    let script = "
from geometry import Vec2, Bare, scaled
v = Vec2(3, y=4)
assert v.norm == 5 and v.code == 1 and v.why == 4 and Vec2.DIMENSIONS == 2 and Vec2.__doc__ == 'A vector.'
v.x, v.code = 6, 9
assert v.x == 6 and v.code == 9 and Vec2(1, secret=3).code == 3
assert v + Vec2(1) == Vec2(7, 4) and v * 2 == Vec2(12, 8) and v != 5 and Vec2.zero() == Vec2(0)
assert repr(v) == 'Vec2(6, 4)' and list(v) == [6, 4]
assert v.join(['a', 'b'], '-', 1, 2, deep=True) == 'a-b-[1, 2]-1'
assert v.call(lambda x: x / 4) == 1.5
w = Vec2(1)
w.take(v)
assert w.x == 7 and v.x == 0
assert scaled(w).x == 14 and scaled(by=3, v=w).x == 21
";
    vm.run(script).unwrap();
    assert_eq!(vm.eval::<Vector>("w").unwrap(), Vector { x: 7.0, y: 0.0, secret: 1 });
    vm.set("bare", Bare { name: "b".into(), size: 1 }).unwrap();
    vm.run("bare.size += 1; bare.name *= 2; assert (bare.name, bare.size) == ('bb', 2)").unwrap();
    assert_eq!(message(&mut vm, "Vec2(float('nan'))"), "ValueError: x is no number");
    assert_eq!(message(&mut vm, "v + 1"), "TypeError: unsupported operand type(s) for +: 'Vec2' and 'int'");
    assert_eq!(message(&mut vm, "v.take(v)"), "RuntimeError: 'Vec2' object cannot be used: it is being used");
    assert_eq!(
        message(&mut vm, "v.take(1)"),
        "TypeError: Vec2.take() argument 'other': expected Vector, not int"
    );
    assert_eq!(
        message(&mut vm, "Vec2(1, 2, 3)"),
        "TypeError: Vec2.__new__() takes at most 2 positional arguments (3 given)"
    );
    assert_eq!(message(&mut vm, "Bare()"), "TypeError: cannot create 'Bare' instances");
}

/// Counts how often it is woken.
#[derive(Default)]
struct Woken(AtomicUsize);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// A value that somebody will give, and who waits for it.
#[derive(Clone, Default)]
struct Promise(Arc<Mutex<(Option<i64>, Option<Waker>)>>);

impl Promise {
    fn give(&self, value: i64) {
        let mut state = self.0.lock().unwrap();
        state.0 = Some(value);
        if let Some(waker) = state.1.take() {
            waker.wake();
        }
    }
}

impl Future for Promise {
    type Output = i64;

    fn poll(self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<i64> {
        let mut state = self.0.lock().unwrap();
        match state.0 {
            Some(value) => Poll::Ready(value),
            None => {
                state.1 = Some(task.waker().clone());
                Poll::Pending
            }
        }
    }
}

#[test]
fn futures_of_the_host_are_awaited() {
    let mut vm = vm();
    let promise = Promise::default();
    let given = promise.clone();
    vm.set_function("ask", Function::new_async(move || given.clone())).unwrap();
    vm.set_function("fail", Function::new_async(|| async { "x".parse::<i64>() })).unwrap();
    vm.run("log = []\nasync def main(n):\n    log.append('begins')\n    total = n + await ask()\n    log.append('ends')\n    return total")
        .unwrap();
    let woken = Arc::new(Woken::default());
    let waker = Waker::from(woken.clone());
    let mut task = Task::from_waker(&waker);
    {
        let mut call = pin!(vm.call_async::<i64>("main", (1,)));
        assert!(call.as_mut().poll(&mut task).is_pending());
        assert_eq!(woken.0.load(Ordering::SeqCst), 0);
        promise.give(41);
        assert_eq!(woken.0.load(Ordering::SeqCst), 1);
        let Poll::Ready(total) = call.as_mut().poll(&mut task) else { panic!("it is still waiting") };
        assert_eq!(total.unwrap(), 42);
    }
    assert_eq!(vm.get::<Vec<String>>("log").unwrap(), ["begins", "ends"]);
    let mut eval = |source: &str| {
        let run = pin!(vm.eval_async::<i64>(source));
        match run.poll(&mut Task::from_waker(Waker::noop())) {
            Poll::Ready(result) => result,
            Poll::Pending => panic!("{source} waits"),
        }
    };
    assert_eq!(eval("1 + 1").unwrap(), 2);
    assert_eq!(eval("ask()").unwrap(), 41);
    assert_eq!(eval("sum([await ask() for _ in range(3)])").unwrap(), 123);
    assert!(eval("await fail()").unwrap_err().downcast_ref::<ParseIntError>().is_some());
    // What only the loop of `asyncio` can wait for.
    let error = eval("await type('A', (), {'__await__': lambda self: (yield 5)})()").unwrap_err();
    assert_eq!(error.exception().unwrap().message(), "the host cannot wait for 5");
    let text = "RuntimeError: futures of the host are awaited in Vm::run_async and its like alone";
    assert_eq!(message(&mut vm, "main(1).send(None)"), text);
}

#[test]
fn limits_hold_over_all_polls() {
    let mut vm = Engine::builder().limits(Limits::new().fuel(20_000)).build().vm();
    struct Twice(bool);
    impl Future for Twice {
        type Output = ();

        fn poll(mut self: Pin<&mut Self>, task: &mut Task<'_>) -> Poll<()> {
            task.waker().wake_by_ref();
            if std::mem::replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
        }
    }
    vm.set_function("pause", Function::new_async(|| Twice(false))).unwrap();
    let script =
        "rounds = 0\nwhile True:\n    for _ in range(1000): pass\n    await pause()\n    rounds += 1";
    let mut polls = 0;
    let error = {
        let mut run = pin!(vm.run_async(script));
        loop {
            polls += 1;
            if let Poll::Ready(result) = run.as_mut().poll(&mut Task::from_waker(Waker::noop())) {
                break result.unwrap_err();
            }
        }
    };
    assert_eq!(error.termination(), Some(Termination::Fuel));
    assert!((10..=20).contains(&polls), "{polls}");
    assert!(vm.usage().fuel >= 20_000);
    assert!(vm.get::<i64>("rounds").unwrap() < 20);
    // One that is dropped ends at its await.
    vm.run("ended = []\nasync def main():\n    try: await pause()\n    finally: ended.append(1)").unwrap();
    {
        let run = pin!(vm.call_async::<()>("main", ()));
        assert!(run.poll(&mut Task::from_waker(Waker::noop())).is_pending());
    }
    assert_eq!(vm.eval::<Vec<i64>>("ended").unwrap(), [1]);
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
enum Shape {
    Empty,
    Circle(f64),
    Line(i32, i32),
    Rect { w: u8, h: u8 },
}

#[derive(Serialize, Deserialize, Debug, PartialEq, Clone)]
struct Scene {
    title: String,
    shapes: Vec<Shape>,
    tags: BTreeMap<String, Option<(i8, char)>>,
    unit: (),
    big: u128,
}

#[test]
fn serde_goes_both_ways() {
    let mut vm = vm();
    let scene = Scene {
        title: "naïve".into(),
        shapes: vec![Shape::Empty, Shape::Circle(1.5), Shape::Line(1, -2), Shape::Rect { w: 3, h: 4 }],
        tags: BTreeMap::from([("a".into(), None), ("b".into(), Some((-1, 'é')))]),
        unit: (),
        big: u128::MAX,
    };
    vm.set("scene", Serde(scene.clone())).unwrap();
    let shown = "{'title': 'naïve', 'shapes': ['Empty', {'Circle': 1.5}, {'Line': (1, -2)}, {'Rect': {'w': 3, 'h': 4}}], \
                 'tags': {'a': None, 'b': (-1, 'é')}, 'unit': None, 'big': 340282366920938463463374607431768211455}";
    assert_eq!(vm.eval::<String>("str(scene)").unwrap(), shown);
    assert_eq!(vm.get::<Serde<Scene>>("scene").unwrap().0, scene);
    // Objects with attributes, other sequences and mappings.
    vm.run(
        "
from collections import namedtuple, OrderedDict
from types import MappingProxyType
class Scene:
    unit = None
    big = 2**128 - 1
    def __init__(self, title, shapes, tags):
        self.title, self.shapes, self.tags = title, shapes, tags
Size = namedtuple('Size', 'h w')
shapes = ('Empty', {'Circle': 1.5}, {'Line': [1, -2]}, {'Rect': Size(4, 3)})
scene = Scene('naïve', shapes, MappingProxyType({'a': None, 'b': [-1, 'é']}))
",
    )
    .unwrap();
    assert_eq!(vm.get::<Serde<Scene>>("scene").unwrap().0, scene);
    let json = |vm: &mut Vm, source: &str| {
        vm.eval::<Serde<serde_json::Value>>(source).map(|Serde(json)| json.to_string())
    };
    assert_eq!(
        json(&mut vm, "[1, None, True, 2.5, 'x', {'a': (1, 2)}, range(2)]").unwrap(),
        r#"[1,null,true,2.5,"x",{"a":[1,2]},[0,1]]"#
    );
    assert_eq!(vm.eval::<Serde<Vec<Option<f32>>>>("{1}").unwrap().0, [Some(1.0)]);
    let mut text = |source: &str| vm.eval::<Serde<Scene>>(source).unwrap_err().to_string();
    assert_eq!(text("{'title': 1}"), "invalid type: integer `1`, expected a string");
    assert_eq!(text("{'title': 'x'}"), "missing field `shapes`");
    assert_eq!(text("5"), "expected dict or an object with attributes, not int");
    assert_eq!(
        text("{'shapes': ['Square']}"),
        "unknown variant `Square`, expected one of `Empty`, `Circle`, `Line`, `Rect`"
    );
    assert!(vm.eval::<Serde<(i64, i64)>>("(1, 2, 3)").is_err());
    assert!(vm.eval::<Serde<u8>>("300").is_err());
}

#[derive(Deserialize)]
struct Nested {
    #[allow(dead_code)]
    next: Option<Box<Nested>>,
}

#[test]
fn hostile_graphs_are_not_deserialized() {
    let mut vm = Engine::builder().limits(Limits::new().heap_bytes(64 << 20)).build().vm();
    vm.run(
        "
loop = []
loop.append(loop)
link = {}
link['next'] = link
wide = 'spam' * 100
for _ in range(100): wide = [wide, wide]
class Endless:
    def __getattr__(self, name): return Endless()
class Forever:
    def __iter__(self):
        while True: yield 1
text = 'x' * 10**6
texts = [text] * 10**5
",
    )
    .unwrap();
    let deep = "a value is nested more than 128 deep";
    assert_eq!(vm.get::<Serde<serde_json::Value>>("loop").unwrap_err().to_string(), deep);
    assert_eq!(vm.get::<Serde<Nested>>("link").err().unwrap().to_string(), deep);
    assert_eq!(vm.eval::<Serde<Nested>>("Endless()").err().unwrap().to_string(), deep);
    let over = |error: Option<Error>| error.and_then(|error| error.termination());
    assert_eq!(over(vm.get::<Serde<serde_json::Value>>("wide").err()), Some(Termination::Memory));
    assert_eq!(over(vm.get::<Serde<Vec<String>>>("texts").err()), Some(Termination::Memory));
    assert_eq!(over(vm.get::<Vec<String>>("texts").err()), Some(Termination::Memory));
    assert_eq!(over(vm.get::<Vec<Serde<String>>>("texts").err()), Some(Termination::Memory));
    assert_eq!(over(vm.eval::<Vec<i64>>("Forever()").err()), Some(Termination::Memory));
    assert_eq!(over(vm.eval::<Serde<Vec<i64>>>("Forever()").err()), Some(Termination::Memory));
    // What many calls take is not added up.
    vm.set_function("length", |text: String| text.len()).unwrap();
    assert_eq!(vm.eval::<usize>("sum(length(text) for text in texts[:200])").unwrap(), 200_000_000);
    vm.set_limits(Limits::new().fuel(100_000));
    assert_eq!(over(vm.get::<Serde<serde_json::Value>>("wide").err()), Some(Termination::Fuel));
    vm.set_limits(Limits::new());
    let small = Bounds::default().bytes(1 << 16);
    let error =
        vm.with(|context| context.global("wide")?.unwrap().deserialize_within::<serde_json::Value>(small));
    assert_eq!(error.unwrap_err().to_string(), "a value takes more than 65536 bytes");
    assert_eq!(vm.eval::<i64>("1 + 1").unwrap(), 2);
}

#[test]
fn spans_of_time_are_timedeltas() {
    let mut vm = vm();
    vm.set("span", Duration::new(90_061, 1_234_567)).unwrap();
    assert_eq!(vm.eval::<String>("str(span)").unwrap(), "1 day, 1:01:01.001234");
    assert_eq!(vm.get::<Duration>("span").unwrap(), Duration::new(90_061, 1_234_000));
    assert_eq!(vm.eval::<Duration>("0.25").unwrap(), Duration::from_millis(250));
    assert_eq!(vm.eval::<Duration>("3").unwrap(), Duration::from_secs(3));
    for source in ["-1", "-span", "float('nan')", "1e300", "'x'", "None"] {
        assert!(matches!(vm.eval::<Duration>(source), Err(Error::Conversion(_))), "{source}");
    }
}
