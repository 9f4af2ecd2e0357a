//! `Pickler`, and the functions `dump` and `dumps`.

use super::memo::Memo;
use super::save::{Form, Hooks, Saver};
use super::{PICKLING_ERROR, proxies};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::function::builtin::PyBuiltin;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::bind;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{GetSetDef, MethodDef, TypeSpec, getset, method, parameters};
use taipan_vm::class::{PyType, create, flags, lookup};
use taipan_vm::error::PyResult;
use taipan_vm::heap::Tracer;
use taipan_vm::names;
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::number;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

#[repr(C)]
pub struct PyPickler {
    object: Object,
    /// The file's `write`; none before `__init__`.
    write: ValueCell,
    buffer_callback: ValueCell,
    dispatch_table: ValueCell,
    /// An attribute of the instance that stands before the method.
    persistent_id: ValueCell,
    pub(super) memo: RefCell<Memo>,
    protocol: Cell<u8>,
    bin: Cell<i32>,
    fast: Cell<i32>,
    fix_imports: Cell<bool>,
    running: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyPickler {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyPickler {
    fn trace(&self, tracer: &mut Tracer) {
        let cells = [&self.write, &self.buffer_callback, &self.dispatch_table, &self.persistent_id];
        cells.into_iter().for_each(|cell| cell.trace(tracer));
        if let Ok(memo) = self.memo.try_borrow() {
            memo.trace(tracer);
        }
    }

    fn clear(&self) {
        let cells = [&self.write, &self.buffer_callback, &self.dispatch_table, &self.persistent_id];
        cells.into_iter().for_each(|cell| cell.set(None));
        drop(self.memo.take());
    }
}

const SIGNATURE: &str = "(file, protocol=None, fix_imports=True, buffer_callback=None)";

static PARAMETERS: MethodDef = parameters("Pickler", SIGNATURE);

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_pickle.Pickler",
    signature: SIGNATURE,
    doc: "This takes a binary file for writing a pickle data stream.",
    flags: flags::BASETYPE,
    slots: Slots {
        new: Some(|vm, ty, _| {
            let pickler = create::allocate_instance(vm, ty, |object| PyPickler {
                object,
                write: ValueCell::empty(),
                buffer_callback: ValueCell::empty(),
                dispatch_table: ValueCell::empty(),
                persistent_id: ValueCell::empty(),
                memo: RefCell::default(),
                protocol: Cell::new(0),
                bin: Cell::new(0),
                fast: Cell::new(0),
                fix_imports: Cell::new(false),
                running: Cell::new(false),
            })?;
            Ok(pickler.into_value())
        }),
        init: Some(|vm, own, args| bind(vm, &PARAMETERS, args, |args| init(vm, own, args))),
        getattro: Some(getattro),
        setattro: Some(setattro),
        ..Slots::NONE
    },
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::object::<PyPickler>()
});

static METHODS: &[MethodDef] = &[
    method("persistent_id", "($self, obj, /)", "", |_, _| Ok(Value::NONE)),
    method(
        "dump",
        "($self, obj, /)",
        "Write a pickled representation of the given object to the open file.",
        dump_method,
    ),
    method(
        "clear_memo",
        "($self, /)",
        "Forgets what has been pickled, so that objects are written by value again.",
        |_, args| {
            drop(own(&args[0]).memo.take());
            Ok(Value::NONE)
        },
    ),
    method("__sizeof__", "($self, /)", "Returns size in memory, in bytes.", |vm, args| {
        let memo = own(&args[0]).memo.borrow().memory_size();
        int::from_usize(vm, args[0].ty().instance_size() + memo)
    }),
];

static GETSET: &[GetSetDef] = &[
    getset(
        "bin",
        "",
        |vm, own_| int::from_i64(vm, own(own_).bin.get().into()),
        |vm, own_, value| {
            own(own_).bin.set(c_int(vm, value)?);
            Ok(())
        },
    )
    .as_member(),
    getset(
        "fast",
        "",
        |vm, own_| int::from_i64(vm, own(own_).fast.get().into()),
        |vm, own_, value| {
            own(own_).fast.set(c_int(vm, value)?);
            Ok(())
        },
    )
    .as_member(),
    getset(
        "dispatch_table",
        "",
        |vm, value| match own(value).dispatch_table.get() {
            Some(table) => Ok(table),
            None => {
                let text = format!("'{:.100}' object has no attribute 'dispatch_table'", value.ty().name());
                Err(vm.raise_attribute_error(text, value, &names::dispatch_table))
            }
        },
        |vm, value, table| {
            if table.is_none() && own(value).dispatch_table.is_empty() {
                let text = format!("'{:.100}' object has no attribute 'dispatch_table'", value.ty().name());
                return Err(vm.raise_attribute_error(text, value, &names::dispatch_table));
            }
            own(value).dispatch_table.set(table.cloned());
            Ok(())
        },
    )
    .as_member(),
    getset("memo", "", proxies::of_pickler, set_memo),
];

fn own(value: &Value) -> &PyPickler {
    value.downcast().expect("a method of Pickler gets one")
}

fn c_int(vm: &Thread, value: Option<&Value>) -> PyResult<i32> {
    match value {
        Some(value) => vm.c_int_argument(value),
        None => Err(vm.type_error("can't delete numeric/char attribute")),
    }
}

/// The attribute `write` of a file.
fn write_of(vm: &Thread, file: &Value) -> PyResult {
    match vm.get_attr_opt(file, &names::write)? {
        Some(write) => Ok(write),
        None => Err(vm.type_error("file must have a 'write' attribute")),
    }
}

fn check_callback(vm: &Thread, callback: &Value, form: Form) -> PyResult<Option<Value>> {
    if callback.is_unbound() || callback.is_none() {
        return Ok(None);
    }
    if form.protocol < 5 {
        return Err(vm.value_error("buffer_callback needs protocol >= 5"));
    }
    Ok(Some(callback.clone()))
}

fn init(vm: &Thread, value: &Value, args: &[Value]) -> PyResult<()> {
    let own = own(value);
    if own.running.get() {
        return Err(vm.runtime_error("Pickler object is already used"));
    }
    let fix_imports = vm.bool_argument(&args[2], true)?;
    let form = Form::new(vm, &args[1], fix_imports)?;
    let write = write_of(vm, &args[0])?;
    let callback = check_callback(vm, &args[3], form)?;
    own.protocol.set(form.protocol);
    own.bin.set(form.bin.into());
    own.fix_imports.set(form.fix_imports);
    own.fast.set(0);
    own.write.set(Some(write));
    own.buffer_callback.set(callback);
    drop(own.memo.take());
    let table = vm.get_attr_opt(value, &names::dispatch_table)?;
    own.dispatch_table.set(table);
    Ok(())
}

/// `persistent_id` may be assigned to an instance, also to one that has no `__dict__`.
fn getattro(vm: &Thread, value: &Value, name: &PyStr) -> PyResult {
    if name.equals(&names::persistent_id)
        && let Some(function) = own(value).persistent_id.get()
    {
        return Ok(function);
    }
    lookup::generic_getattr(vm, value, name)
}

fn setattro(vm: &Thread, value: &Value, name: &PyStr, new: Option<&Value>) -> PyResult<()> {
    if name.equals(&names::persistent_id) {
        own(value).persistent_id.set(new.cloned());
        return Ok(());
    }
    lookup::generic_setattr(vm, value, name, new)
}

/// A method that a subclass or an instance has in the place of a native one.
pub(super) fn overridden(
    vm: &Thread,
    value: &Value,
    name: &'static PyStr,
    native: &'static MethodDef,
) -> PyResult<Option<Value>> {
    let found = vm.get_attr_opt(value, name)?;
    Ok(found.filter(|found| {
        found.downcast::<PyBuiltin>().is_none_or(|builtin| !std::ptr::eq(builtin.def, native))
    }))
}

fn dump_method(vm: &Thread, args: &[Value]) -> PyResult {
    let (value, own) = (&args[0], own(&args[0]));
    let Some(write) = own.write.get() else {
        let name = value.ty().name();
        let text = format!("Pickler.__init__() was not called by {name}.__init__()");
        return Err(vm.raise(&PICKLING_ERROR, &text));
    };
    if own.running.replace(true) {
        return Err(vm.runtime_error("Pickler object is already used"));
    }
    let result = dump_with(vm, value, own, write, &args[1]);
    own.running.set(false);
    result.map(|()| Value::NONE)
}

fn dump_with(vm: &Thread, value: &Value, own: &PyPickler, write: Value, object: &Value) -> PyResult<()> {
    let hooks = Hooks {
        write: Some(write),
        buffer_callback: own.buffer_callback.get(),
        persistent_id: overridden(vm, value, &names::persistent_id, &METHODS[0])?,
        reducer_override: vm.get_attr_opt(value, &names::reducer_override)?,
        dispatch_table: own.dispatch_table.get(),
    };
    let form = Form {
        protocol: own.protocol.get(),
        bin: own.bin.get() != 0,
        fix_imports: own.fix_imports.get(),
        fast: own.fast.get() != 0,
    };
    Saver::new(vm, form, hooks, &own.memo).dump(object)
}

/// The memo of another pickler, or a dict `{id: (number, object)}`.
fn set_memo(vm: &Thread, value: &Value, new: Option<&Value>) -> PyResult<()> {
    let Some(new) = new else {
        return Err(vm.type_error("attribute deletion is not supported"));
    };
    let mut memo = Memo::default();
    if let Some(other) = proxies::pickler_of(new) {
        for (value, number) in other.memo.borrow().entries() {
            memo.insert(value, number)?;
        }
    } else if let Some(dict) = new.downcast::<PyDict>() {
        for (_, entry) in dict.entries() {
            let Some([number, object]) = entry.downcast::<PyTuple>().map(PyTuple::items) else {
                return Err(vm.type_error("'memo' values must be 2-item tuples"));
            };
            let number = number::to_isize(vm, number)?;
            memo.insert(object, usize::try_from(number).unwrap_or(0))?;
        }
    } else {
        let name = new.ty().name();
        let text = format!("'memo' attribute must be a PicklerMemoProxy object or dict, not {name:.200}");
        return Err(vm.type_error(text));
    }
    let old = own(value).memo.replace(memo);
    drop(old);
    Ok(())
}

/// `{id: (number, object)}`.
pub(super) fn copy_memo(vm: &Thread, own: &PyPickler) -> PyResult<Ref<PyDict>> {
    let entries: Vec<(Value, usize)> =
        own.memo.borrow().entries().map(|(value, number)| (value.clone(), number)).collect();
    let dict = PyDict::new(vm)?;
    for (value, number) in entries {
        let id = int::from_u64(vm, value.id())?;
        let entry = vm.new_tuple(&[int::from_usize(vm, number)?, value])?;
        dict.set_item(vm, &id, entry)?;
    }
    Ok(dict)
}

pub fn dump(vm: &Thread, args: &[Value]) -> PyResult {
    let (object, file, protocol) = (&args[1], &args[2], &args[3]);
    let form = Form::new(vm, protocol, vm.bool_argument(&args[4], true)?)?;
    let write = Some(write_of(vm, file)?);
    let buffer_callback = check_callback(vm, &args[5], form)?;
    let memo = RefCell::default();
    Saver::new(vm, form, Hooks { write, buffer_callback, ..Hooks::default() }, &memo).dump(object)?;
    Ok(Value::NONE)
}

pub fn dumps(vm: &Thread, args: &[Value]) -> PyResult {
    let (object, protocol) = (&args[1], &args[2]);
    let form = Form::new(vm, protocol, vm.bool_argument(&args[3], true)?)?;
    let buffer_callback = check_callback(vm, &args[4], form)?;
    let memo = RefCell::default();
    let mut saver = Saver::new(vm, form, Hooks { buffer_callback, ..Hooks::default() }, &memo);
    saver.dump(object)?;
    vm.finish_bytes(saver.finish())
}
