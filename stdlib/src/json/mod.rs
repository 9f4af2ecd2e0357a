//! The module `_json`: what `json` does the work with.

mod encoder;
mod scanner;
mod string;

use taipan_vm::builtins::str::PyStr;
use taipan_vm::call::{Args, no_keywords};
use taipan_vm::class::ready::ready_all;
use taipan_vm::class::spec::{method, variadic};
use taipan_vm::class::statics;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::import::engine::import_absolute;
use taipan_vm::modules::ModuleSpec;
use taipan_vm::object::to_value;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::with_units;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_json",
    doc: "json speedups\n",
    functions: &[
        method("encode_basestring_ascii", "($self, object, /)", "A string as JSON, in ASCII.", |vm, args| {
            string::encode(vm, &args[1], true)
        }),
        method("encode_basestring", "($self, object, /)", "A string as JSON.", |vm, args| {
            string::encode(vm, &args[1], false)
        }),
        variadic("scanstring", "", "Scan the string s for a JSON string.", scanstring),
    ],
    init: Some(|_, module| {
        ready_all([&scanner::TYPE, &encoder::TYPE].into_iter());
        let dict = module.dict();
        dict.set_str(statics::intern("make_scanner"), to_value(&scanner::TYPE))?;
        dict.set_str(statics::intern("make_encoder"), to_value(&encoder::TYPE))
    }),
    ..ModuleSpec::NEW
};

/// Raises a `JSONDecodeError`.
#[cold]
fn decode_error(vm: &Thread, text: &str, string: &PyStr, position: usize) -> Raised {
    match make_decode_error(vm, text, string, position) {
        Ok(exception) => vm.raise_value(exception),
        Err(raised) => raised,
    }
}

fn make_decode_error(vm: &Thread, text: &str, string: &PyStr, position: usize) -> PyResult {
    let module = import_absolute(vm, "json.decoder")?;
    let class = vm.get_attr_str(&module, "JSONDecodeError")?;
    let position = taipan_vm::builtins::int::from_usize(vm, position)?;
    vm.call(&class, &[vm.new_str(text)?, to_value(string), position])
}

fn expect_string<'a>(vm: &Thread, value: &'a Value) -> PyResult<&'a PyStr> {
    value.downcast::<PyStr>().ok_or_else(|| {
        vm.type_error(format!("first argument must be a string, not {:.80}", value.ty().name()))
    })
}

fn scanstring(vm: &Thread, args: Args<'_>) -> PyResult {
    no_keywords(vm, "scanstring", args)?;
    let given = args.positional();
    let (string, end, strict) = match given {
        [string, end] => (string, end, true),
        [string, end, strict] => (string, end, vm.is_true(strict)?),
        _ => {
            let (how, most) = if given.len() < 2 { ("at least", 2) } else { ("at most", 3) };
            let text = format!("scanstring() takes {how} {most} arguments ({} given)", given.len());
            return Err(vm.type_error(text));
        }
    };
    let end = vm.size_argument(end)?;
    let own = expect_string(vm, string)?;
    let start = usize::try_from(end).ok().filter(|&start| start <= own.len());
    let Some(start) = start else { return Err(vm.value_error("end is out of bounds")) };
    let (value, next) = with_units!(own.text(), units => string::scan(vm, own, units, start, strict))?;
    let value = match value {
        string::Scanned::Part(range) => PyStr::from_text(vm.heap(), own.text().slice(range))?.into_value(),
        string::Scanned::New(text) => PyStr::from_compact(vm.heap(), text)?.into_value(),
    };
    vm.new_tuple(&[value, taipan_vm::builtins::int::from_usize(vm, next)?])
}
