//! `_sre.SRE_Template`: what `re` makes of a replacement with references to groups.

use super::pattern::{Joiner, PyPattern};
use super::subject::Subject;
use taipan_vm::builtins::list::PyList;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::builtins::{exceptions, int};
use taipan_vm::class::layout::Trace;
use taipan_vm::class::spec::TypeSpec;
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::{PyResult, Raised};
use taipan_vm::heap::Tracer;
use taipan_vm::import::engine::import_absolute;
use taipan_vm::object::{Object, Payload};
use taipan_vm::text::Text;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

#[repr(C)]
pub struct PyTemplate {
    object: Object,
    literal: Value,
    /// Groups, and the text behind each; `None` for none.
    items: Buf<(usize, Option<Value>)>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyTemplate {
    const TYPE: &'static PyType = &TYPE;
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "_sre.SRE_Template",
    flags: flags::NO_NEW | flags::IMMUTABLE,
    ..TypeSpec::container::<PyTemplate>()
});

impl Trace for PyTemplate {
    fn trace(&self, tracer: &mut Tracer) {
        tracer.visit(&self.literal);
        self.items
            .iter()
            .filter_map(|(_, literal)| literal.as_ref())
            .for_each(|literal| tracer.visit(literal));
    }
}

fn invalid(vm: &Thread) -> Raised {
    vm.type_error("invalid template")
}

/// `_sre.template(pattern, [text, group, text, ...])`.
pub fn new(vm: &Thread, args: &[Value]) -> PyResult {
    let Some(list) = args[2].downcast::<PyList>() else {
        let name = args[2].argument_type();
        return Err(vm.type_error(format!("template() argument 2 must be list, not {name:.50}")));
    };
    let mut parts = Buf::with_capacity(list.len())?;
    parts.extend(list.items().iter().cloned())?;
    let Some((literal, rest)) = parts.split_first().filter(|(_, rest)| rest.len() % 2 == 0) else {
        return Err(invalid(vm));
    };
    let mut items = Buf::with_capacity(rest.len() / 2)?;
    for pair in rest.chunks_exact(2) {
        if !int::is_int(&pair[0]) {
            return Err(vm.type_error("an integer is required"));
        }
        let group = int::as_i64(&pair[0]).and_then(|group| usize::try_from(group).ok());
        let Some(group) = group else { return Err(invalid(vm)) };
        let empty = vm.length(&pair[1])? == 0;
        items.push((group, (!empty).then(|| pair[1].clone())))?;
    }
    let template =
        vm.heap().allocate(PyTemplate { object: Object::new(&TYPE), literal: literal.clone(), items })?;
    vm.heap().track(template.as_object());
    Ok(template.into_value())
}

/// `re._compile_template(pattern, template)`, tried again with `bytes` where the template cannot be hashed.
pub fn compile(vm: &Thread, pattern: &Value, template: &Value) -> PyResult {
    debug_assert!(pattern.downcast::<PyPattern>().is_some());
    let module = import_absolute(vm, "re")?;
    let function = vm.get_attr_str(&module, "_compile_template")?;
    let result = vm.call(&function, &[pattern.clone(), template.clone()]);
    let hashable = template.ty().slots().hash.is_some() && template.downcast::<PyStr>().is_some();
    if result.is_ok() || hashable || !vm.raised_matches(&exceptions::TYPE_ERROR) {
        return result;
    }
    let first = vm.take_raised();
    match Subject::try_new(vm, template)? {
        Some(subject @ Subject::Bytes(..)) if !is_bytes(template) => {
            let copy = match subject.text() {
                Text::Ascii(bytes) | Text::Latin1(bytes) => vm.new_bytes(bytes)?,
                _ => return Err(invalid(vm)),
            };
            vm.call(&function, &[pattern.clone(), copy])
        }
        _ => match first {
            Some(first) => Err(vm.set_raised(first)),
            None => result,
        },
    }
}

fn is_bytes(value: &Value) -> bool {
    value.ty().has_flag(flags::BYTES_SUBCLASS)
}

impl PyTemplate {
    pub fn literal(&self) -> &Value {
        &self.literal
    }

    /// Whether there are no groups in it.
    pub fn is_literal(&self) -> bool {
        self.items.is_empty()
    }

    /// Appends the template with the groups of a match filled in.
    pub fn expand(
        &self,
        vm: &Thread,
        joiner: &mut Joiner,
        text: Text<'_>,
        (start, end): (usize, usize),
        marks: &[usize],
    ) -> PyResult<()> {
        joiner.push(vm, &self.literal)?;
        for (group, literal) in self.items.iter() {
            let span = match group {
                0 => Some((start, end)),
                group => match marks.get(2 * group - 2..2 * group) {
                    Some(&[start, end]) => (start <= end && end <= text.len()).then_some((start, end)),
                    _ => return Err(vm.index_error("no such group")),
                },
            };
            if let Some((start, end)) = span {
                joiner.push_text(text.slice(start..end))?;
            }
            if let Some(literal) = literal {
                joiner.push(vm, literal)?;
            }
        }
        Ok(())
    }
}
