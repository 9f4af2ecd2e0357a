//! Struct sequences: tuples whose items have names, as `sys.version_info` and `os.stat_result`.
//!
//! A type is declared by [`structseq!`](crate::structseq). Its first fields are the tuple's items, of which the last ones may have
//! no name; hidden fields, which have a name but no index, are attributes of the instance, kept in its attribute word.

use super::dict::PyDict;
use super::str::PyStr;
use super::tuple::{self, PyTuple};
use crate::call::Args;
use crate::class::spec::{Constant, GetSetDef, TypeSpec, getter};
use crate::class::statics::{self, Shared};
use crate::class::{PyType, attributes};
use crate::error::PyResult;
use crate::text::TextBuf;
use crate::thread::Thread;
use crate::value::Value;
use std::sync::{PoisonError, RwLock};

/// Declares a struct sequence type: name, doc, visible fields, hidden fields, each with its doc.
#[macro_export]
macro_rules! structseq {
    ($(#[$meta:meta])* $vis:vis static $ty:ident = $name:literal, $doc:literal {
        $($index:literal $field:literal $field_doc:literal;)*
        $(unnamed $unnamed:literal;)?
        $(hidden { $($hidden_index:literal $hidden:literal $hidden_doc:literal;)* })?
        $(new $new:path;)?
    }) => {
        $(#[$meta])*
        $vis static $ty: $crate::class::PyType = {
            const UNNAMED: usize = 0 $(+ $unnamed)?;
            const VISIBLE: usize = [$($field),*].len() + UNNAMED;
            const FIELDS: usize = VISIBLE $(+ [$($hidden),*].len())?;
            /// The type's own constructor, if it has one.
            const NEW: $crate::class::slots::New =
                [$($new as $crate::class::slots::New,)? $crate::builtins::structseq::from_sequence][0];
            $crate::class::PyType::from_spec(&$crate::class::spec::TypeSpec {
                name: $name,
                doc: $doc,
                base: Some(&$crate::builtins::tuple::TYPE),
                flags: $crate::class::flags::HAS_DICT | $crate::class::flags::TUPLE_SUBCLASS,
                slots: $crate::class::slots::Slots {
                    repr: Some($crate::builtins::structseq::repr),
                    setattro: Some($crate::builtins::structseq::setattro),
                    new: Some(NEW),
                    ..$crate::class::slots::Slots::NONE
                },
                methods: &[
                    $crate::class::spec::method(
                        "__reduce__", "($self, /)", "Helper for pickle.", $crate::builtins::structseq::reduce),
                    $crate::class::spec::variadic(
                        "__replace__", "($self, /, **changes)", "Return a copy of the structure with new values for the specified fields.",
                        $crate::builtins::structseq::replace),
                ],
                getset: &[
                    $($crate::builtins::structseq::item::<$index>($field, $field_doc),)*
                    $($($crate::builtins::structseq::hidden::<$hidden_index>($hidden, $hidden_doc),)*)?
                ],
                constants: &[
                    ("n_sequence_fields", $crate::class::spec::Constant::Int(VISIBLE as i64)),
                    ("n_fields", $crate::class::spec::Constant::Int(FIELDS as i64)),
                    ("n_unnamed_fields", $crate::class::spec::Constant::Int(UNNAMED as i64)),
                    ("__match_args__", $crate::class::spec::Constant::Names(&[$($field),*])),
                ],
                ..$crate::builtins::tuple::subtype_spec()
            })
        };
    };
}

fn items(value: &Value) -> &[Value] {
    value.downcast::<PyTuple>().map(PyTuple::items).unwrap_or_default()
}

/// A visible field, which is item `I`.
pub const fn item<const I: usize>(name: &'static str, doc: &'static str) -> GetSetDef {
    getter(name, doc, |_, own| Ok(items(own).get(I).cloned().unwrap_or(Value::NONE))).as_member()
}

/// A hidden field: the `I`-th of all, those without a name included.
pub const fn hidden<const I: usize>(name: &'static str, doc: &'static str) -> GetSetDef {
    getter(name, doc, |_, own| {
        let name = Fields::of(own.ty()).hidden_name(I);
        Ok(name.map_or(Value::NONE, |name| hidden_value(own, name)))
    })
    .as_member()
}

/// The fields of a type, once for the process.
struct Fields {
    spec: Option<&'static TypeSpec>,
    /// The names of all that have one, visible ones first.
    names: Vec<Shared>,
    visible: usize,
    unnamed: usize,
    next: Option<&'static Fields>,
}

/// Those of all types that have been asked for, which are a dozen at most.
static KNOWN: RwLock<Option<&'static Fields>> = RwLock::new(None);

impl Fields {
    fn of(ty: &PyType) -> &'static Fields {
        let spec = ty.mro().iter().find_map(|ty| ty.spec());
        let is_same = |fields: &Fields| match (fields.spec, spec) {
            (Some(a), Some(b)) => std::ptr::eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        let find = |first: Option<&'static Fields>| {
            std::iter::successors(first, |fields| fields.next).find(|fields| is_same(fields))
        };
        if let Some(known) = find(*KNOWN.read().unwrap_or_else(PoisonError::into_inner)) {
            return known;
        }
        let mut first = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = find(*first) {
            return known;
        }
        let fields: &'static Fields = Box::leak(Box::new(Fields::new(spec, *first)));
        *first = Some(fields);
        fields
    }

    fn new(spec: Option<&'static TypeSpec>, next: Option<&'static Fields>) -> Fields {
        let (constants, defs) = spec.map_or((&[][..], &[][..]), |spec| (spec.constants, spec.getset));
        let constant = |name: &str| {
            constants.iter().find(|(known, _)| *known == name).map_or(0, |(_, value)| match value {
                Constant::Int(count) => *count as usize,
                _ => 0,
            })
        };
        Fields {
            spec,
            names: defs.iter().map(|def| Shared::intern(def.name)).collect(),
            visible: constant("n_sequence_fields"),
            unnamed: constant("n_unnamed_fields"),
            next,
        }
    }

    fn count(&self) -> usize {
        self.names.len() + self.unnamed
    }

    /// The name of the field at an index among all; hidden ones come behind those without a name.
    fn hidden_name(&self, index: usize) -> Option<&'static PyStr> {
        index.checked_sub(self.unnamed).and_then(|at| self.names.get(at)).map(Shared::get)
    }

    fn names(&self) -> impl Iterator<Item = &'static PyStr> + use<'_> {
        self.names.iter().map(Shared::get)
    }
}

/// Gives hidden fields that are `None` the values of items.
pub fn fill_hidden(vm: &Thread, own: &Value, fields: &[(&'static str, usize)]) -> PyResult<()> {
    for (name, index) in fields {
        let name = statics::intern(name);
        if hidden_value(own, name).is_none() {
            let value = items(own).get(*index).cloned().unwrap_or(Value::NONE);
            attributes::set(vm, own.object_unchecked(), name, value)?;
        }
    }
    Ok(())
}

fn hidden_value(own: &Value, name: &PyStr) -> Value {
    own.as_object().and_then(|object| attributes::get(object, name)).unwrap_or(Value::NONE)
}

/// An instance with these fields, visible ones first; hidden ones that are not given are `None`.
pub fn new(vm: &Thread, ty: &PyType, values: &[Value]) -> PyResult {
    let fields = Fields::of(ty);
    let visible = fields.visible.min(values.len());
    let own = tuple::new_of_subclass(vm, ty, &values[..visible])?;
    if values.len() > visible {
        attributes::dict(vm, own.object_unchecked())?.reserve(values.len() - visible)?;
    }
    for (index, value) in values.iter().enumerate().skip(visible) {
        if let Some(name) = fields.hidden_name(index) {
            attributes::set(vm, own.object_unchecked(), name, value.clone())?;
        }
    }
    Ok(own)
}

/// `type(sequence, dict={})`.
pub fn from_sequence(vm: &Thread, ty: &PyType, args: Args<'_>) -> PyResult {
    let sequence = args.positional().first().or_else(|| args.keyword("sequence"));
    let Some(sequence) = sequence else {
        return Err(vm.type_error("structseq() missing required argument 'sequence' (pos 1)"));
    };
    let extra = args.positional().get(1).or_else(|| args.keyword("dict")).cloned();
    let name = ty.mro().iter().find_map(|ty| ty.spec()).map_or("?", |spec| spec.name);
    let mut values = match vm.iterate_to_buf(sequence) {
        Ok(values) => values,
        Err(_) if vm.raised_matches(&super::exceptions::TYPE_ERROR) => {
            vm.clear_raised();
            return Err(vm.type_error("constructor requires a sequence"));
        }
        Err(raised) => return Err(raised),
    };
    let fields = Fields::of(ty);
    let (least, most) = (fields.visible, fields.count());
    let given = values.len();
    if !(least..=most).contains(&given) {
        let text = if least == most {
            format!("{name}() takes a {least}-sequence ({given}-sequence given)")
        } else if given < least {
            format!("{name}() takes an at least {least}-sequence ({given}-sequence given)")
        } else {
            format!("{name}() takes an at most {most}-sequence ({given}-sequence given)")
        };
        return Err(vm.type_error(text));
    }
    if let Some(extra) = extra {
        let Some(dict) = extra.downcast::<PyDict>() else {
            return Err(vm.type_error(format!("{name}() takes a dict as second arg, if any")));
        };
        let mut found = 0;
        for index in given..most {
            let own = fields.hidden_name(index).and_then(|name| dict.get_str(name));
            found += usize::from(own.is_some());
            values.push(own.unwrap_or(Value::NONE))?;
        }
        if dict.len() > found {
            return Err(vm.type_error(format!("{name}() got duplicate or unexpected field name(s)")));
        }
    }
    new(vm, ty, &values)
}

/// Fields cannot be assigned, others do not exist.
pub fn setattro(vm: &Thread, own: &Value, name: &PyStr, _: Option<&Value>) -> PyResult<()> {
    let text = if Fields::of(own.ty()).names().any(|field| name.equals(field)) {
        "readonly attribute".to_owned()
    } else {
        format!(
            "'{}' object has no attribute '{}' and no __dict__ for setting new attributes",
            vm.qualified_type_name(own.ty())?,
            name.display()
        )
    };
    Err(vm.raise_attribute_error(text, own, name))
}

/// `os.terminal_size(columns=80, lines=24)`.
pub fn repr(vm: &Thread, own: &Value) -> PyResult {
    let mut buf = TextBuf::new();
    buf.push_str(own.ty().mro().iter().find_map(|ty| ty.spec()).map_or("?", |spec| spec.name))?;
    buf.push_str("(")?;
    for (index, (item, name)) in items(own).iter().zip(Fields::of(own.ty()).names()).enumerate() {
        if index > 0 {
            buf.push_str(", ")?;
        }
        buf.push_text(name.text())?;
        buf.push_str("=")?;
        vm.push_repr(&mut buf, item)?;
    }
    buf.push_str(")")?;
    Ok(PyStr::from_compact(vm.heap(), buf.finish()?)?.into_value())
}

pub fn reduce(vm: &Thread, args: &[Value]) -> PyResult {
    let own = &args[0];
    let visible = vm.new_tuple(items(own))?;
    let dict = PyDict::new(vm)?;
    let fields = Fields::of(own.ty());
    for name in (items(own).len()..fields.count()).filter_map(|index| fields.hidden_name(index)) {
        dict.set_str(name, hidden_value(own, name))?;
    }
    let state = vm.new_tuple(&[visible, dict.into_value()])?;
    vm.new_tuple(&[own.ty().to_value(), state])
}

/// `copy.replace(own, **changes)`.
pub fn replace(vm: &Thread, args: Args<'_>) -> PyResult {
    let Some((own, args)) = args.split_first() else {
        return Err(vm.type_error("__replace__() needs an argument"));
    };
    if !args.positional().is_empty() {
        return Err(vm.type_error("__replace__() takes no positional arguments"));
    }
    let fields = Fields::of(own.ty());
    if fields.unnamed > 0 {
        let name = vm.qualified_type_name(own.ty())?;
        let text = format!("__replace__() is not supported for {name} because it has unnamed field(s)");
        return Err(vm.type_error(text));
    }
    let mut values: Vec<Value> = items(own).to_vec();
    values.extend(fields.names().skip(values.len()).map(|name| hidden_value(own, name)));
    for (name, value) in args.keywords() {
        match fields.names().position(|field| name.equals(field)) {
            Some(index) => values[index] = value.clone(),
            None => {
                let shown = vm.repr(&vm.new_tuple(&[crate::object::to_value(name)])?)?;
                let shown = vm.to_str(&shown)?.to_string_lossy().replace('(', "[").replace(",)", "]");
                return Err(vm.type_error(format!("Got unexpected field name(s): {shown}")));
            }
        }
    }
    new(vm, own.ty(), &values)
}
