//! Monty. It limits time and the depth of calls; memory only through an allocator that the whole process would have to use, so
//! it has no such limit here. A machine is a session (`MontyRepl`); what is compiled before is a `MontyRun`.

use crate::candidate::{A, B, Candidate, FIB};
use monty::{MontyRepl, MontyRun, RunProgress};
use monty_types::{CompileOptions, MontyObject, PrintWriter, ResourceLimits, ResourceTracker};
use std::any::Any;
use std::time::Duration;

pub struct Monty;

fn limits() -> ResourceTracker {
    let limits = ResourceLimits {
        max_duration: Some(Duration::from_secs(1)),
        max_recursion_depth: 500,
        max_suspensions: usize::MAX,
        ..ResourceLimits::default()
    };
    ResourceTracker::new(limits)
}

fn integer(value: &MontyObject) -> i64 {
    match value {
        MontyObject::Int(value) => *value,
        other => panic!("{other:?} is no integer"),
    }
}

fn session() -> (MontyRepl, i64) {
    let mut session = MontyRepl::new("main.py", limits(), CompileOptions::default());
    let inputs = vec![("a".to_owned(), MontyObject::Int(A)), ("b".to_owned(), MontyObject::Int(B))];
    let sum = integer(&session.feed_run("a + b", inputs, PrintWriter::Disabled).unwrap());
    (session, sum)
}

fn compile(code: String, inputs: &[&str]) -> MontyRun {
    let inputs = inputs.iter().map(|name| (*name).to_owned()).collect();
    MontyRun::new(code, "main.py", inputs, CompileOptions::default()).unwrap()
}

impl Candidate for Monty {
    fn name(&self) -> &'static str {
        "Monty"
    }

    fn life(&self) -> i64 {
        session().1
    }

    fn live(&self) -> Box<dyn Any> {
        Box::new(session().0)
    }

    fn compiled(&self) -> Box<dyn FnMut() -> i64> {
        let sum = compile("a + b".to_owned(), &["a", "b"]);
        Box::new(move || {
            let inputs = vec![MontyObject::Int(A), MontyObject::Int(B)];
            integer(&sum.run(inputs, limits(), PrintWriter::Disabled).unwrap())
        })
    }

    fn host_calls(&self, calls: i64) -> Box<dyn FnMut() -> i64> {
        let code = format!("last = 0\nfor i in range({calls}):\n    last = host(i)\nlast");
        let run = compile(code, &["host"]);
        Box::new(move || {
            let host = MontyObject::Function { name: "host".to_owned(), docstring: None };
            let mut progress = run.clone().start(vec![host], limits(), PrintWriter::Disabled).unwrap();
            loop {
                progress = match progress {
                    RunProgress::FunctionCall(call) => {
                        let result = MontyObject::Int(integer(&call.args[0]) + 1);
                        call.resume(result, PrintWriter::Disabled).unwrap()
                    }
                    RunProgress::Complete(value) => return integer(&value),
                    other => panic!("{other:?} was not expected"),
                };
            }
        })
    }

    fn fib(&self, limited: bool) -> Box<dyn FnMut() -> i64> {
        let run = compile(format!("{FIB}fib(25)"), &[]);
        Box::new(move || {
            let tracker = if limited { limits() } else { ResourceTracker::default() };
            integer(&run.run(Vec::new(), tracker, PrintWriter::Disabled).unwrap())
        })
    }
}
