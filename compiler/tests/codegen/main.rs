//! Code objects, errors and warnings against CPython's, as recorded by `conformance/tools/record_code_tests.py`, and what may
//! come from outside: texts, trees, marshalled bytes and code objects made to harm.

mod describe;
mod hostile;
mod limits;
mod listings;
mod marshalled;
mod outcomes;
mod recorded;
mod trees;

/// Threads may have no more.
const STACK: usize = 2 << 20;

fn on_small_stack(check: impl FnOnce() + Send + 'static) {
    std::thread::Builder::new().stack_size(STACK).spawn(check).unwrap().join().unwrap();
}
