//! Luau, by mlua. It limits memory, and calls back at every call and backward jump, where the host may count and look at the clock.

use crate::candidate::{A, B, Candidate};
use mlua::{Error, Function, Lua, VmState};
use std::any::Any;
use std::cell::Cell;
use std::time::{Duration, Instant};

const FIB: &str = "function fib(n) if n < 2 then return n end return fib(n - 1) + fib(n - 2) end";

pub struct Luau;

fn limited() -> Lua {
    let lua = Lua::new();
    lua.set_memory_limit(64 << 20).unwrap();
    lua.sandbox(true).unwrap();
    let (spent, deadline) = (Cell::new(0u64), Cell::new(None));
    lua.set_interrupt(move |_| {
        spent.set(spent.get() + 1);
        if spent.get().is_multiple_of(1000) {
            // Fuel and time begin anew with the next call by the host, which this stands for.
            let end = deadline.get().unwrap_or_else(|| Instant::now() + Duration::from_secs(3600));
            deadline.set(Some(end));
            if Instant::now() > end {
                return Err(Error::runtime("too long"));
            }
        }
        Ok(VmState::Continue)
    });
    lua
}

fn machine() -> Lua {
    let lua = limited();
    lua.globals().set("a", A).unwrap();
    lua.globals().set("b", B).unwrap();
    lua
}

impl Candidate for Luau {
    fn name(&self) -> &'static str {
        "Luau"
    }

    fn life(&self) -> i64 {
        machine().load("a + b").eval().unwrap()
    }

    fn live(&self) -> Box<dyn Any> {
        let lua = machine();
        assert_eq!(lua.load("a + b").eval::<i64>().unwrap(), A + B);
        Box::new(lua)
    }

    fn compiled(&self) -> Box<dyn FnMut() -> i64> {
        let lua = machine();
        let sum = lua.load("return a + b").into_function().unwrap();
        Box::new(move || {
            let _ = &lua;
            sum.call(()).unwrap()
        })
    }

    fn host_calls(&self, calls: i64) -> Box<dyn FnMut() -> i64> {
        let lua = machine();
        let host = lua.create_function(|_, n: i64| Ok(n + 1)).unwrap();
        lua.globals().set("host", host).unwrap();
        let code = "function go(n) local last = 0 for i = 0, n - 1 do last = host(i) end return last end";
        lua.load(code).exec().unwrap();
        let go: Function = lua.globals().get("go").unwrap();
        Box::new(move || {
            let _ = &lua;
            go.call(calls).unwrap()
        })
    }

    fn fib(&self, with_limits: bool) -> Box<dyn FnMut() -> i64> {
        let lua = if with_limits { limited() } else { Lua::new() };
        lua.load(FIB).exec().unwrap();
        let fib: Function = lua.globals().get("fib").unwrap();
        Box::new(move || {
            let _ = &lua;
            fib.call(25).unwrap()
        })
    }
}
