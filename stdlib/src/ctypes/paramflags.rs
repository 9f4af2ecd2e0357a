//! `paramflags`: which arguments of a function go in and which come out, what they are called, what they are by default.

use super::info::{self, Kind};
use smallvec::SmallVec;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::tuple::PyTuple;
use taipan_vm::call::Args;
use taipan_vm::class::PyType;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

const IN: i64 = 1;
const OUT: i64 = 2;
/// An input that is 0 unless it says otherwise.
const LCID: i64 = 4;

/// A parameter's entry.
struct Entry {
    flag: i64,
    name: Option<Value>,
    default: Option<Value>,
}

impl Entry {
    fn of(value: &Value) -> Option<Entry> {
        let items = value.downcast::<PyTuple>()?.items();
        let (flag, rest) = items.split_first()?;
        let name = rest.first().filter(|name| !name.is_none());
        if !int::is_int(flag) || rest.len() > 2 || name.is_some_and(|name| name.downcast::<PyStr>().is_none())
        {
            return None;
        }
        let flag = int::as_i64(flag)? & (IN | OUT | LCID);
        Some(Entry { flag, name: name.cloned(), default: rest.get(1).cloned() })
    }
}

fn tuple(value: &Value) -> &[Value] {
    value.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default()
}

/// Refuses flags that do not fit the argument types.
pub fn check(vm: &Thread, argtypes: Option<&Value>, paramflags: &Value) -> PyResult<()> {
    let Some(argtypes) = argtypes.map(tuple) else { return Ok(()) };
    if paramflags.downcast::<PyTuple>().is_none() {
        return Err(vm.type_error("paramflags must be a tuple or None"));
    }
    if tuple(paramflags).len() != argtypes.len() {
        return Err(vm.value_error("paramflags must have the same length as argtypes"));
    }
    for (index, (item, argtype)) in tuple(paramflags).iter().zip(argtypes).enumerate() {
        let Some(entry) = Entry::of(item) else {
            let text = "paramflags must be a sequence of (int [,string [,value]]) tuples";
            return Err(vm.type_error(text));
        };
        match entry.flag {
            0 | IN => {}
            flag if flag == IN | LCID || flag == IN | OUT => {}
            OUT => check_out(vm, argtype, index + 1)?,
            flag => return Err(vm.type_error(format!("paramflag value {flag} not supported"))),
        }
    }
    Ok(())
}

/// What comes out needs a pointer to go in.
fn check_out(vm: &Thread, argtype: &Value, position: usize) -> PyResult<()> {
    if let Some(info) = info::of(argtype) {
        let is_address = info.code.is_some_and(|code| matches!(code.letter, b'P' | b'z' | b'Z'));
        if is_address || matches!(info.kind, Kind::Pointer | Kind::Array) {
            return Ok(());
        }
    }
    let name = argtype.downcast::<PyType>().map_or_else(|| argtype.ty().name(), PyType::short_name);
    Err(vm.type_error(format!("'out' parameter {position} must be a pointer type, not {name}")))
}

/// The arguments of a call, and which of them come out of it.
pub struct Built {
    pub args: Vec<Value>,
    /// Positions, and whether the argument was made for the result.
    out: SmallVec<[(usize, bool); 4]>,
}

impl Built {
    pub fn plain(args: Vec<Value>) -> Built {
        Built { args, out: SmallVec::new() }
    }

    /// What the call returns: its result, or what has come out.
    pub fn result(&self, vm: &Thread, result: Value) -> PyResult {
        if self.out.is_empty() {
            return Ok(result);
        }
        let mut values = Vec::with_capacity(self.out.len());
        for (index, made) in &self.out {
            let value = &self.args[*index];
            values.push(match made {
                true => vm.call_method_str(value, "__ctypes_from_outparam__", &[])?,
                false => value.clone(),
            });
        }
        match values.as_slice() {
            [value] => Ok(value.clone()),
            values => vm.new_tuple(values),
        }
    }
}

/// The arguments that the program has given, to be taken in order.
struct Given<'a> {
    args: Args<'a>,
    taken: usize,
}

impl Given<'_> {
    fn next(&mut self, vm: &Thread, entry: &Entry) -> PyResult {
        if let Some(value) = self.args.positional().get(self.taken) {
            self.taken += 1;
            return Ok(value.clone());
        }
        let name = entry.name.as_ref().and_then(Value::downcast::<PyStr>);
        if let Some(name) = name
            && let Some((_, value)) = self.args.keywords().find(|(keyword, _)| keyword.equals(name))
        {
            self.taken += 1;
            return Ok(value.clone());
        }
        match (&entry.default, name) {
            (Some(default), _) => Ok(default.clone()),
            (None, Some(name)) => {
                Err(vm.type_error(format!("required argument '{}' missing", name.display())))
            }
            (None, None) => Err(vm.type_error("not enough arguments")),
        }
    }
}

/// The arguments of a call of a function with flags.
pub fn build(vm: &Thread, argtypes: &Value, paramflags: &Value, args: Args<'_>) -> PyResult<Built> {
    let mut given = Given { args, taken: 0 };
    let mut built = Built::plain(Vec::new());
    for (index, (item, argtype)) in tuple(paramflags).iter().zip(tuple(argtypes)).enumerate() {
        let Some(entry) = Entry::of(item) else {
            let text = "paramflags must be a sequence of (int [,string [,value]]) tuples";
            return Err(vm.type_error(text));
        };
        let value = match entry.flag {
            0 | IN => given.next(vm, &entry)?,
            flag if flag == IN | LCID => entry.default.unwrap_or(int::small(0)),
            flag if flag == IN | OUT => {
                built.out.push((index, false));
                given.next(vm, &entry)?
            }
            OUT => {
                built.out.push((index, true));
                entry.default.map_or_else(|| make_out(vm, argtype), Ok)?
            }
            flag => return Err(vm.value_error(format!("paramflag {flag} not yet implemented"))),
        };
        built.args.push(value);
    }
    let all = args.positional().len() + args.keyword_names().len();
    if all != given.taken {
        let taken = given.taken;
        return Err(vm.type_error(format!("call takes exactly {taken} arguments ({all} given)")));
    }
    Ok(built)
}

/// What an output is written to: an instance of what the argument type points to.
fn make_out(vm: &Thread, argtype: &Value) -> PyResult {
    let info = info::of(argtype);
    let proto = match &info {
        Some(info) if info.kind == Kind::Array => Some(argtype.clone()),
        Some(info) => info.proto.get().filter(|proto| proto.downcast::<PyType>().is_some()),
        None => None,
    };
    match proto {
        Some(proto) => vm.call(&proto, &[]),
        None => {
            let name = argtype.downcast::<PyType>().map_or("", PyType::short_name);
            Err(vm.type_error(format!("{name} 'out' parameter must be passed as default value")))
        }
    }
}
