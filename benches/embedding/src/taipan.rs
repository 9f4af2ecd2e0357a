//! Taipan, under `Limits::untrusted()`.

use crate::candidate::{A, B, Candidate, FIB};
use std::any::Any;
use taipan::{Engine, Limits, Script, Vm};

pub struct Taipan {
    engine: Engine,
    unlimited: Engine,
}

impl Taipan {
    pub fn new() -> Taipan {
        Taipan { engine: Engine::builder().limits(Limits::untrusted()).build(), unlimited: Engine::new() }
    }

    fn machine(&self) -> Vm {
        let mut vm = self.engine.vm();
        vm.set("a", A).unwrap();
        vm.set("b", B).unwrap();
        vm
    }
}

impl Default for Taipan {
    fn default() -> Taipan {
        Taipan::new()
    }
}

impl Candidate for Taipan {
    fn name(&self) -> &'static str {
        "Taipan"
    }

    fn life(&self) -> i64 {
        self.machine().eval("a + b").unwrap()
    }

    fn live(&self) -> Box<dyn Any> {
        let mut vm = self.machine();
        assert_eq!(vm.eval::<i64>("a + b").unwrap(), A + B);
        Box::new(vm)
    }

    fn compiled(&self) -> Box<dyn FnMut() -> i64> {
        let mut vm = self.machine();
        let script = Script::compile_expression("sum", "a + b").unwrap();
        Box::new(move || vm.eval_script(&script).unwrap())
    }

    fn host_calls(&self, calls: i64) -> Box<dyn FnMut() -> i64> {
        let mut vm = self.machine();
        vm.set_function("host", |n: i64| n + 1).unwrap();
        vm.run("def go(n):\n    last = 0\n    for i in range(n):\n        last = host(i)\n    return last\n")
            .unwrap();
        Box::new(move || vm.call("go", (calls,)).unwrap())
    }

    fn fib(&self, limited: bool) -> Box<dyn FnMut() -> i64> {
        let mut vm = if limited { self.engine.vm() } else { self.unlimited.vm() };
        vm.run(FIB).unwrap();
        Box::new(move || vm.call("fib", (25,)).unwrap())
    }
}
