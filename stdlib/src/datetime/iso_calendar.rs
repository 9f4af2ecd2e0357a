//! `datetime.IsoCalendarDate`: what `date.isocalendar` returns.

use taipan_vm::builtins::int;
use taipan_vm::builtins::tuple::{self, PyTuple};
use taipan_vm::class::slots::Slots;
use taipan_vm::class::spec::{TypeSpec, getter, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "datetime.IsoCalendarDate",
    doc: "The result of date.isocalendar() or datetime.isocalendar()\n\nThis object may be accessed either as a tuple of\n  ((year, week, weekday))\nor via the object attributes as named in the above tuple.",
    base: Some(&tuple::TYPE),
    flags: flags::IMMUTABLE | flags::TUPLE_SUBCLASS | flags::NO_NEW,
    slots: Slots {
        repr: Some(|vm, own| {
            let [year, week, weekday] = [0, 1, 2].map(|index| int::as_i64(&item(own, index)).unwrap_or(0));
            vm.new_str(&format!("{}(year={year}, week={week}, weekday={weekday})", own.ty().name()))
        }),
        ..Slots::NONE
    },
    methods: &[method("__reduce__", "($self, /)", "Helper for pickle.", |vm, args| {
        let items = [0, 1, 2].map(|index| item(&args[0], index));
        let plain = vm.new_tuple(&items)?;
        let arguments = vm.new_tuple(&[plain])?;
        vm.new_tuple(&[tuple::TYPE.to_value(), arguments])
    })],
    getset: &[
        getter("year", "", |_, own| Ok(item(own, 0))),
        getter("week", "", |_, own| Ok(item(own, 1))),
        getter("weekday", "", |_, own| Ok(item(own, 2))),
    ],
    ..tuple::subtype_spec()
});

fn item(own: &Value, index: usize) -> Value {
    own.downcast::<PyTuple>().and_then(|own| own.items().get(index).cloned()).unwrap_or(Value::NONE)
}

pub fn new(vm: &Thread, (year, week, weekday): (i64, i64, i64)) -> PyResult {
    tuple::new_of_subclass(vm, &TYPE, &[year, week, weekday].map(int::small))
}
