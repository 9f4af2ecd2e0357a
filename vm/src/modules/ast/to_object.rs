//! From the compiler's tree to objects.

use super::Classes;
use super::node::PyAst;
use crate::builtins::code::constant::from_const;
use crate::builtins::int;
use crate::builtins::list::PyList;
use crate::class::create;
use crate::error::PyResult;
use crate::thread::Thread;
use crate::value::Value;
use taipan_compiler::ast::Mod;
use taipan_compiler::ast_fields::{Content, Node, describe};
use taipan_compiler::from_literal;

/// The objects of a tree.
pub fn convert(vm: &Thread, tree: &Mod<'_>) -> PyResult {
    let classes = super::classes(vm)?;
    node(vm, &classes, Node::Mod(tree))
}

fn node(vm: &Thread, classes: &Classes, node: Node<'_>) -> PyResult {
    vm.check_native_stack(" during ast construction")?;
    let described = describe(node);
    let object = create::allocate_instance(vm, classes.class(described.name), PyAst::new)?.into_value();
    for (name, content) in described.fields {
        let value = self::content(vm, classes, content)?;
        vm.set_attr(&object, &*vm.intern_str(name)?, Some(&value))?;
    }
    if let Some(place) = described.location {
        let numbers = [place.lineno, place.col_offset, place.end_lineno, place.end_col_offset];
        for (name, number) in super::PLACES.iter().zip(numbers) {
            let number = int::small(i64::from(number as i32));
            vm.set_attr(&object, &*vm.intern_str(name)?, Some(&number))?;
        }
    }
    Ok(object)
}

fn content(vm: &Thread, classes: &Classes, content: Content<'_>) -> PyResult {
    match content {
        Content::Absent => Ok(Value::NONE),
        Content::Str(text) => Ok(vm.intern_str(text)?.into_value()),
        Content::Int(number) => int::from_i64(vm, number),
        Content::Constant(value) => from_const(vm, &from_literal(&value)),
        Content::Name(name) => Ok(classes.singleton(name)),
        Content::Node(node) => self::node(vm, classes, node),
        Content::List(items) => {
            let list = PyList::new(vm)?;
            for item in items {
                list.push(self::content(vm, classes, item)?)?;
            }
            Ok(list.into_value())
        }
    }
}
