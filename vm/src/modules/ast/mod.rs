//! The module `_ast`: nodes of the abstract syntax tree as objects.
//!
//! Each VM has classes of its own, made when they are first needed: programs may change them. Only `AST`, from which all derive,
//! is a static type.

pub mod from_object;
pub mod grammar;
pub mod node;
pub mod to_object;

use crate::builtins::dict::PyDict;
use crate::builtins::tuple::PyTuple;
use crate::builtins::{generic_alias, int, list, object, str, type_, union};
use crate::class::PyType;
use crate::class::create;
use crate::class::spec::Constant;
use crate::error::PyResult;
use crate::modules::ModuleSpec;
use crate::names;
use crate::object::Ref;
use crate::thread::Thread;
use crate::value::Value;
use grammar::{Count, Ends, Field, KINDS, Kind};
use node::PyAst;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::rc::Rc;

pub static MODULE: ModuleSpec = ModuleSpec {
    name: "_ast",
    constants: &[
        ("PyCF_ALLOW_TOP_LEVEL_AWAIT", Constant::Int(0x2000)),
        ("PyCF_ONLY_AST", Constant::Int(0x400)),
        ("PyCF_TYPE_COMMENTS", Constant::Int(0x1000)),
        ("PyCF_OPTIMIZED_AST", Constant::Int(0x8000 | 0x400)),
    ],
    types: &[&node::TYPE],
    init: Some(|vm, module| {
        let classes = classes(vm)?;
        for name in &classes.order {
            module.dict().set_str(&*vm.intern_str(name)?, classes.class(name).to_value())?;
        }
        Ok(())
    }),
    ..ModuleSpec::NEW
};

/// The classes of a VM.
pub struct Classes {
    order: Vec<&'static str>,
    by_name: FxHashMap<&'static str, Ref<PyType>>,
    /// Constructors by the address of their class.
    by_type: FxHashMap<usize, &'static str>,
    /// The only objects of classes without fields: contexts and operators.
    singletons: FxHashMap<&'static str, Value>,
}

#[derive(Default)]
struct State {
    classes: RefCell<Option<Rc<Classes>>>,
}

impl Classes {
    /// The class of a constructor or kind that there is.
    pub fn class(&self, name: &str) -> &PyType {
        match self.by_name.get(name) {
            Some(class) => class,
            None => &node::TYPE,
        }
    }

    pub fn singleton(&self, name: &str) -> Value {
        self.singletons.get(name).cloned().unwrap_or(Value::NONE)
    }

    /// The constructor that an object is of: its class's, or that of the nearest base that has one.
    pub fn constructor_of(&self, value: &Value) -> Option<&'static str> {
        let mut mro = value.ty().mro().iter();
        mro.find_map(|ty| self.by_type.get(&std::ptr::from_ref::<PyType>(ty).addr()).copied())
    }
}

/// The classes, made now if they have not been needed yet.
pub fn classes(vm: &Thread) -> PyResult<Rc<Classes>> {
    let state = vm.interp().module_states.get::<State>();
    if let Some(classes) = &*state.classes.borrow() {
        return Ok(classes.clone());
    }
    crate::class::ready::ready_all([&node::TYPE].into_iter());
    let classes = Rc::new(make(vm)?);
    *state.classes.borrow_mut() = Some(classes.clone());
    Ok(classes)
}

fn make(vm: &Thread) -> PyResult<Classes> {
    let mut classes = Classes {
        order: Vec::new(),
        by_name: FxHashMap::default(),
        by_type: FxHashMap::default(),
        singletons: FxHashMap::default(),
    };
    let base = node::TYPE.to_value();
    // A field's type may be a kind that comes later, so that kinds are made first.
    for kind in KINDS {
        if is_sum(kind) {
            let namespace = namespace(vm, &grammar::doc(kind), &[])?;
            add_places(vm, &namespace, kind)?;
            add(vm, &mut classes, kind.name, &base, namespace)?;
        } else {
            let (name, fields) = grammar::parse(kind.nodes[0]);
            let namespace = namespace(vm, kind.nodes[0], &fields)?;
            add_places(vm, &namespace, kind)?;
            add(vm, &mut classes, name, &base, namespace)?;
            let class = classes.class(name).to_ref();
            classes.by_type.insert(std::ptr::from_ref::<PyType>(&class).addr(), name);
        }
    }
    for kind in KINDS.iter().filter(|kind| is_sum(kind)) {
        let base = classes.class(kind.name).to_value();
        for node in kind.nodes {
            let (name, fields) = grammar::parse(node);
            let namespace = namespace(vm, node, &fields)?;
            add(vm, &mut classes, name, &base, namespace)?;
            let class = classes.class(name).to_ref();
            classes.by_type.insert(std::ptr::from_ref::<PyType>(&class).addr(), name);
            if fields.is_empty() && kind.ends.is_none() && kind.name != "mod" {
                let only = create::allocate_instance(vm, &class, PyAst::new)?;
                classes.singletons.insert(name, only.into_value());
            }
        }
    }
    for kind in KINDS {
        for node in kind.nodes {
            let (name, fields) = grammar::parse(node);
            let types = field_types(vm, &classes, &fields)?.to_value();
            let dict = classes.class(name).dict();
            dict.set_str(&*vm.intern_str("_field_types")?, types.clone())?;
            dict.set_str(&*vm.intern_str("__annotations_cache__")?, types)?;
            crate::class::lookup::modified(vm, classes.class(name));
        }
    }
    Ok(classes)
}

fn is_sum(kind: &Kind) -> bool {
    grammar::parse(kind.nodes[0]).0 != kind.name
}

fn add(
    vm: &Thread,
    classes: &mut Classes,
    name: &'static str,
    base: &Value,
    namespace: Ref<PyDict>,
) -> PyResult<()> {
    let bases = vm.new_tuple(std::slice::from_ref(base))?;
    let args = [vm.intern_str(name)?.into_value(), bases, namespace.into_value()];
    let class = vm.call(&type_::TYPE.to_value(), &args)?;
    match Ref::<PyType>::try_from_value(class) {
        Ok(class) => {
            classes.order.push(name);
            classes.by_name.insert(name, class);
            Ok(())
        }
        Err(_) => Err(vm.system_error("a class of nodes is not a class")),
    }
}

fn names_tuple(vm: &Thread, names: impl Iterator<Item = &'static str>) -> PyResult {
    let names: PyResult<Vec<Value>> = names.map(|name| Ok(vm.intern_str(name)?.into_value())).collect();
    Ok(PyTuple::from_vec(vm, names?)?.into_value())
}

fn namespace(vm: &Thread, doc: &str, fields: &[Field]) -> PyResult<Ref<PyDict>> {
    let namespace = PyDict::new(vm)?;
    let field_names = names_tuple(vm, fields.iter().map(|field| field.name))?;
    namespace.set_str(&*vm.intern_str("_fields")?, field_names.clone())?;
    namespace.set_str(&*vm.intern_str("__match_args__")?, field_names)?;
    namespace.set_str(&names::__module__, vm.new_str("ast")?)?;
    namespace.set_str(&names::__doc__, vm.new_str(doc)?)?;
    for field in fields.iter().filter(|field| field.count == Count::Optional) {
        namespace.set_str(&*vm.intern_str(field.name)?, Value::NONE)?;
    }
    Ok(namespace)
}

static PLACES: [&str; 4] = ["lineno", "col_offset", "end_lineno", "end_col_offset"];

fn add_places(vm: &Thread, namespace: &PyDict, kind: &Kind) -> PyResult<()> {
    let names: &[&str] = if kind.ends.is_some() { &PLACES } else { &[] };
    let attributes = names_tuple(vm, names.iter().copied())?;
    namespace.set_str(&*vm.intern_str("_attributes")?, attributes)?;
    if kind.ends == Some(Ends::Optional) {
        namespace.set_str(&*vm.intern_str(PLACES[2])?, Value::NONE)?;
        namespace.set_str(&*vm.intern_str(PLACES[3])?, Value::NONE)?;
    }
    Ok(())
}

fn field_types(vm: &Thread, classes: &Classes, fields: &[Field]) -> PyResult<Ref<PyDict>> {
    let types = PyDict::new(vm)?;
    for field in fields {
        let ty = match field.ty {
            "identifier" | "string" => str::TYPE.to_value(),
            "int" => int::TYPE.to_value(),
            "constant" => object::TYPE.to_value(),
            kind => classes.class(kind).to_value(),
        };
        let ty = match field.count {
            Count::One => ty,
            Count::Many => generic_alias::new_alias(vm, &list::TYPE.to_value(), &ty)?,
            Count::Optional => union::or(vm, &ty, &Value::NONE)?,
        };
        types.set_str(&*vm.intern_str(field.name)?, ty)?;
    }
    Ok(types)
}
