//! Rhai. What takes long to make, its `Engine`, is shared, as Taipan's is; a machine is a `Scope`. It limits operations, calls and
//! the sizes of single values, not memory.

use crate::candidate::{A, B, Candidate};
use rhai::{AST, Engine, Scope};
use std::any::Any;

const FIB: &str = "fn fib(n) { if n < 2 { n } else { fib(n - 1) + fib(n - 2) } }\nfib(25)";

pub struct Rhai {
    engine: Engine,
}

fn limited() -> Engine {
    let mut engine = Engine::new();
    engine
        .set_max_operations(20_000_000)
        .set_max_call_levels(500)
        .set_max_expr_depths(50, 50)
        .set_max_string_size(1 << 20)
        .set_max_array_size(1 << 20)
        .set_max_map_size(1 << 20);
    engine
}

fn scope() -> Scope<'static> {
    let mut scope = Scope::new();
    scope.push("a", A).push("b", B);
    scope
}

/// A closure that runs a tree.
fn run(engine: Engine, ast: AST, mut scope: Scope<'static>) -> Box<dyn FnMut() -> i64> {
    Box::new(move || engine.eval_ast_with_scope(&mut scope, &ast).unwrap())
}

impl Rhai {
    pub fn new() -> Rhai {
        Rhai { engine: limited() }
    }
}

impl Default for Rhai {
    fn default() -> Rhai {
        Rhai::new()
    }
}

impl Candidate for Rhai {
    fn name(&self) -> &'static str {
        "Rhai"
    }

    fn life(&self) -> i64 {
        self.engine.eval_with_scope(&mut scope(), "a + b").unwrap()
    }

    fn live(&self) -> Box<dyn Any> {
        let mut scope = scope();
        assert_eq!(self.engine.eval_with_scope::<i64>(&mut scope, "a + b").unwrap(), A + B);
        Box::new(scope)
    }

    fn compiled(&self) -> Box<dyn FnMut() -> i64> {
        let engine = limited();
        let scope = scope();
        let ast = engine.compile_with_scope(&scope, "a + b").unwrap();
        run(engine, ast, scope)
    }

    fn host_calls(&self, calls: i64) -> Box<dyn FnMut() -> i64> {
        let mut engine = limited();
        engine.register_fn("host", |n: i64| n + 1);
        let code = format!("let last = 0; for i in 0..{calls} {{ last = host(i); }} last");
        let ast = engine.compile(code).unwrap();
        Box::new(move || engine.eval_ast(&ast).unwrap())
    }

    fn fib(&self, with_limits: bool) -> Box<dyn FnMut() -> i64> {
        let engine = if with_limits { limited() } else { Engine::new() };
        let ast = engine.compile(FIB).unwrap();
        run(engine, ast, Scope::new())
    }
}
