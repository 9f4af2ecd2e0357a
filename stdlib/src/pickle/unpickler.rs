//! `Unpickler`, and the functions `load` and `loads`.

use super::input::{File, Input};
use super::load::{Loader, Settings, no_persistent_load};
use super::memo::Loaded;
use super::pickler::overridden;
use super::{UNPICKLING_ERROR, find_class, proxies};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::bind;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{MethodDef, TypeSpec, getset, method, parameters};
use taipan_vm::class::{PyType, create, flags, lookup};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::argument::Which;
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyUnpickler {
    object: Object,
    /// None before `__init__`, and while it is read.
    input: RefCell<Option<Input>>,
    buffers: ValueCell,
    encoding: ValueCell,
    errors: ValueCell,
    /// An attribute of the instance that stands before the method.
    persistent_load: ValueCell,
    pub(super) memo: RefCell<Loaded>,
    protocol: Cell<u8>,
    fix_imports: Cell<bool>,
    running: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyUnpickler {
    const TYPE: &'static PyType = &TYPE;
}

impl PyUnpickler {
    fn cells(&self) -> [&ValueCell; 4] {
        [&self.buffers, &self.encoding, &self.errors, &self.persistent_load]
    }
}

impl Trace for PyUnpickler {
    fn trace(&self, tracer: &mut Tracer) {
        self.cells().into_iter().for_each(|cell| cell.trace(tracer));
        if let Ok(memo) = self.memo.try_borrow() {
            memo.trace(tracer);
        }
        if let Ok(input) = self.input.try_borrow()
            && let Some(input) = &*input
        {
            input.trace(tracer);
        }
    }

    fn clear(&self) {
        self.cells().into_iter().for_each(|cell| cell.set(None));
        drop(self.memo.take());
        let input = self.input.take();
        drop(input);
    }
}

const SIGNATURE: &str =
    "(file, *, fix_imports=True, encoding='ASCII', errors='strict',\n          buffers=())";

static PARAMETERS: MethodDef = parameters("Unpickler", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_pickle.Unpickler",
    signature: SIGNATURE,
    doc: "This takes a binary file for reading a pickle data stream.",
    flags: flags::BASETYPE,
    slots: Slots {
        new: Some(|vm, ty, _| {
            let unpickler = create::allocate_instance(vm, ty, |object| PyUnpickler {
                object,
                input: RefCell::new(None),
                buffers: ValueCell::empty(),
                encoding: ValueCell::empty(),
                errors: ValueCell::empty(),
                persistent_load: ValueCell::empty(),
                memo: RefCell::default(),
                protocol: Cell::new(0),
                fix_imports: Cell::new(true),
                running: Cell::new(false),
            })?;
            Ok(unpickler.into_value())
        }),
        init: Some(|vm, own, args| bind(vm, &PARAMETERS, args, |args| init(vm, own, args))),
        getattro: Some(getattro),
        setattro: Some(setattro),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: &[getset("memo", "", proxies::of_unpickler, set_memo)],
    ..TypeSpec::object::<PyUnpickler>()
});

static METHODS: &[MethodDef] = &[
    method("persistent_load", "($self, pid, /)", "", |vm, _| Err(no_persistent_load(vm))),
    method(
        "find_class",
        "($self, module_name, global_name, /)",
        "Return an object from a specified module.",
        {
            |vm, args| {
                let own = own(&args[0]);
                find_class::find_class(vm, &args[1], &args[2], own.protocol.get(), own.fix_imports.get())
            }
        },
    ),
    method("load", "($self, /)", "Load a pickle.", load_method),
    method("__sizeof__", "($self, /)", "Returns size in memory, in bytes.", |vm, args| {
        let memo = own(&args[0]).memo.borrow().memory_size();
        int::from_usize(vm, args[0].ty().instance_size() + memo)
    }),
];

fn own(value: &Value) -> &PyUnpickler {
    value.downcast().expect("a method of Unpickler gets one")
}

fn file_of(vm: &Thread, file: &Value) -> PyResult<File> {
    let peek = vm.get_attr_opt(file, &names::peek)?;
    let read = vm.get_attr_opt(file, &names::read)?;
    let readline = vm.get_attr_opt(file, &names::readline)?;
    match (read, readline) {
        (Some(read), Some(readline)) => Ok(File { read, readline, peek }),
        _ => Err(vm.type_error("file must have 'read' and 'readline' attributes")),
    }
}

/// The arguments `fix_imports`, `encoding`, `errors` and `buffers` of a function.
fn settings(vm: &Thread, function: &str, args: &[Value]) -> PyResult<Settings> {
    let fix_imports = vm.bool_argument(&args[0], true)?;
    let string = |value: &Value, name: &'static str, default: &str| {
        if value.is_unbound() {
            return vm.new_str(default);
        }
        vm.str_argument(value, function, Which::Named(name)).map(|_| value.clone())
    };
    let encoding = string(&args[1], "encoding", "ASCII")?;
    let errors = string(&args[2], "errors", "strict")?;
    let buffers = if args[3].is_unbound() || args[3].is_none() { None } else { Some(vm.get_iter(&args[3])?) };
    Ok(Settings { fix_imports, encoding, errors, buffers, persistent_load: None, finder: None })
}

fn init(vm: &Thread, value: &Value, args: &[Value]) -> PyResult<()> {
    let own = own(value);
    if own.running.get() {
        return Err(vm.runtime_error("Unpickler object is already used"));
    }
    let file = file_of(vm, &args[0])?;
    let settings = settings(vm, "Unpickler", &args[1..])?;
    let old = own.input.replace(Some(Input::of_file(file)));
    drop(old);
    own.buffers.set(settings.buffers);
    own.encoding.set(Some(settings.encoding));
    own.errors.set(Some(settings.errors));
    own.fix_imports.set(settings.fix_imports);
    own.protocol.set(0);
    drop(own.memo.take());
    Ok(())
}

/// `persistent_load` may be assigned to an instance, also to one that has no `__dict__`.
fn getattro(vm: &Thread, value: &Value, name: &PyStr) -> PyResult {
    if name.equals(&names::persistent_load)
        && let Some(function) = own(value).persistent_load.get()
    {
        return Ok(function);
    }
    lookup::generic_getattr(vm, value, name)
}

fn setattro(vm: &Thread, value: &Value, name: &PyStr, new: Option<&Value>) -> PyResult<()> {
    if name.equals(&names::persistent_load) {
        own(value).persistent_load.set(new.cloned());
        return Ok(());
    }
    lookup::generic_setattr(vm, value, name, new)
}

fn load_method(vm: &Thread, args: &[Value]) -> PyResult {
    let (value, own) = (&args[0], own(&args[0]));
    if own.running.get() {
        return Err(vm.runtime_error("Unpickler object is already used"));
    }
    let settings = Settings {
        fix_imports: own.fix_imports.get(),
        encoding: own.encoding.get().unwrap_or(Value::NONE),
        errors: own.errors.get().unwrap_or(Value::NONE),
        buffers: own.buffers.get(),
        persistent_load: overridden(vm, value, &names::persistent_load, &METHODS[0])?,
        finder: if value.ty().is(&TYPE) { None } else { Some(value.clone()) },
    };
    let Some(input) = own.input.take() else {
        let name = value.ty().name();
        let text = format!("Unpickler.__init__() was not called by {name}.__init__()");
        return Err(vm.raise(&UNPICKLING_ERROR, &text));
    };
    own.running.set(true);
    let mut loader = Loader::new(vm, input, &own.memo, &own.protocol, &settings);
    let result = loader.load();
    own.input.replace(Some(loader.input));
    own.running.set(false);
    result
}

/// The memo of another unpickler, or a dict `{number: object}`.
fn set_memo(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    let Some(new) = new else {
        return Err(vm.type_error("attribute deletion is not supported"));
    };
    let mut memo = Loaded::default();
    if let Some(other) = proxies::unpickler_of(new) {
        for (number, object) in other.memo.borrow().entries() {
            memo.insert(number, object.clone())?;
        }
    } else if let Some(dict) = new.downcast::<PyDict>() {
        for (number, object) in dict.entries() {
            if !int::is_int(&number) {
                return Err(vm.type_error("memo key must be integers"));
            }
            match usize::try_from(number::to_isize(vm, &number)?) {
                Ok(number) => memo.insert(number, object)?,
                Err(_) => return Err(vm.value_error("memo key must be positive integers.")),
            }
        }
    } else {
        let name = new.ty().name();
        let text = format!("'memo' attribute must be an UnpicklerMemoProxy object or dict, not {name:.200}");
        return Err(vm.type_error(text));
    }
    let old = own(value).memo.replace(memo);
    drop(old);
    Ok(())
}

/// `{number: object}`.
pub(super) fn copy_memo(vm: &Thread, own: &PyUnpickler) -> PyResult<Ref<PyDict>> {
    let entries: Vec<(usize, Value)> =
        own.memo.borrow().entries().map(|(number, value)| (number, value.clone())).collect();
    let dict = PyDict::new(vm)?;
    for (number, value) in entries {
        dict.set_item(vm, &int::from_usize(vm, number)?, value)?;
    }
    Ok(dict)
}

fn load_from(vm: &Thread, input: Input, settings: &Settings) -> PyResult {
    let (memo, protocol) = (RefCell::default(), Cell::new(0));
    Loader::new(vm, input, &memo, &protocol, settings).load()
}

pub fn load(vm: &Thread, args: &[Value]) -> PyResult {
    let file = file_of(vm, &args[1])?;
    load_from(vm, Input::of_file(file), &settings(vm, "load", &args[2..])?)
}

pub fn loads(vm: &Thread, args: &[Value]) -> PyResult {
    let settings = settings(vm, "loads", &args[2..])?;
    load_from(vm, Input::of_bytes(vm, &args[1])?, &settings)
}
