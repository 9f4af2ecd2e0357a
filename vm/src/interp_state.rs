//! `Interp`: the state that the threads of a VM share, under its lock. There is no other mutable state: everything global to
//! Python is global to a VM.

use crate::builtins::dict::PyDict;
use crate::builtins::module::PyModule;
use crate::builtins::str::new::Interned;
use crate::class::lookup::LookupCache;
use crate::class::ready::FIRST_DYNAMIC_VERSION;
use crate::class::sites::SiteCache;
use crate::class::subclasses::Subclasses;
use crate::config::Config;
use crate::error::PyResult;
use crate::heap::Heap;
use crate::interp::names::Namespace;
use crate::modules::ModuleStates;
use crate::object::Ref;
use crate::placed::Placed;
use crate::thread::Thread;
use crate::value::Value;
use std::cell::{Cell, OnceCell, RefCell};
use std::sync::Arc;

/// See [`Interp::on_sys`].
pub type OnSys = Box<dyn Fn(&Thread) -> PyResult<()> + Send>;

pub struct Interp {
    pub heap: Heap,
    pub config: Arc<Config>,
    pub interned: Interned,
    pub lookup_cache: LookupCache,
    pub sites: SiteCache,
    /// See [`Thread::namespace_of`].
    pub namespace: Cell<Namespace>,
    next_version: Cell<u32>,
    /// Of dicts whose set of keys a cache relies on.
    next_keys_version: Cell<u32>,
    /// Of code that a call relies on.
    next_code_version: Cell<u32>,
    pub subclasses: Subclasses,
    pub recursion_limit: Cell<u32>,
    pub int_max_str_digits: Cell<usize>,
    pub finalizing: Cell<bool>,
    /// The dict of the module `builtins`, `sys.modules`, and the module `sys`, which is deferred until somebody looks into it
    /// ([`crate::thread::Thread::sys_dict`]).
    pub builtins: RefCell<Option<Ref<PyDict>>>,
    /// The functions `all` and `any`, whatever the module holds under these names since.
    pub all_and_any: RefCell<Option<[Value; 2]>>,
    pub modules: RefCell<Option<Ref<PyDict>>>,
    pub sys: RefCell<Option<Ref<PyModule>>>,
    /// What a host adds to `sys` when the module is made.
    pub on_sys: OnceCell<OnSys>,
    pub module_states: ModuleStates,
    pub code_extras: crate::builtins::code::extra::CodeExtras,
    /// The events of `sys.monitoring` that any tool asks for, as bits.
    pub monitored: Cell<u32>,
    /// `gc.callbacks` and `gc.garbage`.
    pub gc_callbacks: RefCell<Option<Value>>,
    pub gc_garbage: RefCell<Option<Value>>,
    /// Kept for when there is no memory left to make one.
    pub memory_error: RefCell<Option<Value>>,
    pub empty_tuple: RefCell<Option<Value>>,
    pub lock: crate::lock::VmLock,
    pub threads: crate::threads::Threads,
    pub wake_ups: crate::wait::WakeUps,
    pub signals: crate::signals::Signals,
    pub pending_calls: crate::pending_calls::PendingCalls,
    pub fork_hooks: crate::fork::ForkHooks,
    /// What the module `atexit` has done when the VM ends.
    pub at_exit: Cell<Option<fn(&crate::thread::Thread)>>,
    pub limits: crate::limits::Limits,
    pub runs: crate::runs::Runs,
    pub import: crate::import::ImportState,
    pub warnings: crate::warnings::Warnings,
    pub descriptors: crate::capability::Descriptors,
    pub files: crate::files::Files,
    pub script_texts: crate::source_line::ScriptTexts,
    pub command_text: RefCell<Option<crate::source_line::CommandText>>,
    /// What translating code needs for a while.
    pub translating: RefCell<crate::interp::translate::Room>,
    pub parameter_names: crate::call::ParameterNames,
    pub audit_hooks: RefCell<Vec<Value>>,
    /// See [`crate::drop_torture`].
    pub drop_torture: RefCell<Option<Value>>,
    /// What is counted, if it is.
    pub stats: OnceCell<Box<crate::interp::stats::Stats>>,
}

impl Interp {
    pub fn new(config: Arc<Config>) -> Placed<Interp> {
        Placed::new(Interp {
            heap: Heap::new(),
            recursion_limit: Cell::new(config.recursion_limit),
            int_max_str_digits: Cell::new(config.int_max_str_digits),
            config,
            interned: Interned::default(),
            lookup_cache: LookupCache::new(),
            sites: SiteCache::new(),
            namespace: Cell::new(Namespace::NONE),
            next_version: Cell::new(FIRST_DYNAMIC_VERSION),
            next_keys_version: Cell::new(1),
            next_code_version: Cell::new(1),
            subclasses: Subclasses::default(),
            finalizing: Cell::new(false),
            builtins: RefCell::new(None),
            all_and_any: RefCell::new(None),
            modules: RefCell::new(None),
            sys: RefCell::new(None),
            on_sys: OnceCell::new(),
            module_states: ModuleStates::default(),
            code_extras: Default::default(),
            monitored: Cell::new(0),
            gc_callbacks: RefCell::new(None),
            gc_garbage: RefCell::new(None),
            memory_error: RefCell::new(None),
            empty_tuple: RefCell::new(None),
            lock: crate::lock::VmLock::new(),
            threads: Default::default(),
            wake_ups: Default::default(),
            signals: Default::default(),
            pending_calls: Default::default(),
            fork_hooks: Default::default(),
            at_exit: Cell::new(None),
            limits: crate::limits::Limits::default(),
            runs: Default::default(),
            import: crate::import::ImportState::default(),
            warnings: Default::default(),
            descriptors: Default::default(),
            files: Default::default(),
            script_texts: Default::default(),
            command_text: RefCell::new(None),
            translating: RefCell::default(),
            parameter_names: crate::call::ParameterNames::default(),
            audit_hooks: RefCell::default(),
            drop_torture: RefCell::new(None),
            stats: OnceCell::new(),
        })
    }

    fn next(counter: &Cell<u32>) -> u32 {
        let next = counter.get();
        // After 2^32 versions there are none left: 0, "not cached", for ever.
        counter.set(if next == 0 { 0 } else { next.wrapping_add(1) });
        next
    }

    /// The VM is about to go: what is charged to its heap's account is given back while there is one.
    pub(crate) fn forget_tables(&self) {
        self.subclasses.clear();
        self.interned.clear();
        self.heap.weak().clear();
    }

    pub fn next_version(&self) -> u32 {
        Self::next(&self.next_version)
    }

    pub fn next_keys_version(&self) -> u32 {
        Self::next(&self.next_keys_version)
    }

    pub fn next_code_version(&self) -> u32 {
        Self::next(&self.next_code_version)
    }
}
