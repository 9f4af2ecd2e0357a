//! Telling Python's handlers of events.

use super::code::Code;
use super::event::{Declaration, Event, Node};
use super::object::{Handler, PyParser, fail, optional};
use super::scan::Span;
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;

/// Reports one event.
pub fn event(vm: &Thread, own: &PyParser, event: Event) -> PyResult<()> {
    match event {
        Event::Text { text } => characters(vm, own, &text),
        Event::StartElement { name, specified } => start_element(vm, own, &name, specified),
        Event::EndElement { name, is_empty } => match own.handler(Handler::EndElement) {
            Some(handler) => {
                own.flush(vm)?;
                let handler = own.handler(Handler::EndElement).unwrap_or(handler);
                tell(vm, &handler, &[interned(vm, own, &name)?])
            }
            None if is_empty => Ok(()),
            None => default(vm, own),
        },
        Event::Instruction { target, data } => match begin(vm, own, Handler::ProcessingInstruction)? {
            Some(handler) => tell(vm, &handler, &[interned(vm, own, &target)?, kept(vm, own, &data)?]),
            None => default(vm, own),
        },
        Event::Comment { text } => match begin(vm, own, Handler::Comment)? {
            Some(handler) => tell(vm, &handler, &[kept(vm, own, &text)?]),
            None => default(vm, own),
        },
        Event::StartCdata => plain(vm, own, Handler::StartCdataSection, true),
        Event::EndCdata => plain(vm, own, Handler::EndCdataSection, true),
        Event::EndDoctype => plain(vm, own, Handler::EndDoctypeDecl, false),
        Event::NotStandalone => not_standalone(vm, own),
        Event::Tokens(declaration) => tokens(vm, own, declaration),
        Event::XmlDeclaration { version, encoding, standalone } => match begin(vm, own, Handler::XmlDecl)? {
            Some(handler) => {
                let version = optional(vm, version.as_deref())?;
                let encoding = optional(vm, encoding.as_deref())?;
                tell(vm, &handler, &[version, encoding, int::small(standalone.into())])
            }
            None => default(vm, own),
        },
        Event::External { context, base, system_id, public_id } => {
            let context = context.as_deref();
            external(vm, own, context, [base.as_deref(), system_id.as_deref(), public_id.as_deref()])
        }
        Event::Skipped { name, is_parameter } => match begin(vm, own, Handler::SkippedEntity)? {
            Some(handler) => {
                let name = own.interned(vm.new_str(&name)?)?;
                tell(vm, &handler, &[name, int::small(is_parameter.into())])
            }
            None => default(vm, own),
        },
        event => declared(vm, own, event),
    }
}

/// Declarations, of which the default handler is told by what follows them.
fn declared(vm: &Thread, own: &PyParser, event: Event) -> PyResult<()> {
    let name = |text: &str| own.interned(vm.new_str(text)?);
    let optional_name = |text: Option<&str>| text.map_or(Ok(Value::NONE), name);
    match event {
        Event::StartNamespace { prefix, uri } => {
            let Some(handler) = begin(vm, own, Handler::StartNamespaceDecl)? else { return Ok(()) };
            tell(vm, &handler, &[optional_name(prefix.as_deref())?, optional_name(uri.as_deref())?])
        }
        Event::EndNamespace { prefix } => {
            let Some(handler) = begin(vm, own, Handler::EndNamespaceDecl)? else { return Ok(()) };
            tell(vm, &handler, &[optional_name(prefix.as_deref())?])
        }
        Event::StartDoctype { name: root, system_id, public_id, has_subset } => {
            let Some(handler) = begin(vm, own, Handler::StartDoctypeDecl)? else { return Ok(()) };
            let ids = [optional_name(system_id.as_deref())?, optional_name(public_id.as_deref())?];
            let [system_id, public_id] = ids;
            tell(vm, &handler, &[name(&root)?, system_id, public_id, int::small(has_subset.into())])
        }
        Event::Element { name: element, model } => {
            let Some(handler) = begin(vm, own, Handler::ElementDecl)? else { return Ok(()) };
            let model = content_model(vm, own, &model, 0)?;
            tell(vm, &handler, &[name(&element)?, model])
        }
        Event::Attribute { element, name: attribute, kind, value, is_required } => {
            let Some(handler) = begin(vm, own, Handler::AttlistDecl)? else { return Ok(()) };
            let kind = vm.new_str(&kind)?;
            let value = optional(vm, value.as_deref())?;
            let args = [name(&element)?, name(&attribute)?, kind, value, int::small(is_required.into())];
            tell(vm, &handler, &args)
        }
        Event::Notation { name: notation, base, system_id, public_id } => {
            let Some(handler) = begin(vm, own, Handler::NotationDecl)? else { return Ok(()) };
            let base = optional_name(base.as_deref())?;
            let ids = [optional_name(system_id.as_deref())?, optional_name(public_id.as_deref())?];
            let [system_id, public_id] = ids;
            tell(vm, &handler, &[name(&notation)?, base, system_id, public_id])
        }
        Event::Entity { entity } => {
            let base = optional_name(entity.base.as_deref())?;
            let system_id = optional_name(entity.system_id.as_deref())?;
            let public_id = optional_name(entity.public_id.as_deref())?;
            let notation = optional_name(entity.notation.as_deref())?;
            if entity.notation.is_some()
                && let Some(handler) = begin(vm, own, Handler::UnparsedEntityDecl)?
            {
                return tell(vm, &handler, &[name(&entity.name)?, base, system_id, public_id, notation]);
            }
            let Some(handler) = begin(vm, own, Handler::EntityDecl)? else { return Ok(()) };
            let text = optional(vm, entity.text.as_deref())?;
            let kind = int::small(entity.is_parameter.into());
            tell(vm, &handler, &[name(&entity.name)?, kind, text, base, system_id, public_id, notation])
        }
        _ => Ok(()),
    }
}

fn tell(vm: &Thread, handler: &Value, args: &[Value]) -> PyResult<()> {
    vm.call(handler, args).map(drop)
}

/// The handler, if there is one; collected text goes before what it will be told.
fn begin(vm: &Thread, own: &PyParser, handler: Handler) -> PyResult<Option<Value>> {
    if own.handler(handler).is_none() {
        return Ok(None);
    }
    own.flush(vm)?;
    Ok(own.handler(handler))
}

/// An event without anything to tell.
fn plain(vm: &Thread, own: &PyParser, handler: Handler, has_default: bool) -> PyResult<()> {
    match begin(vm, own, handler)? {
        Some(handler) => tell(vm, &handler, &[]),
        None if has_default => default(vm, own),
        None => Ok(()),
    }
}

/// Text that the parser has kept for the event.
fn kept(vm: &Thread, own: &PyParser, span: &Span) -> PyResult {
    let core = own.core.borrow();
    vm.new_str(core.scratch.get(span.clone()).unwrap_or_default())
}

fn interned(vm: &Thread, own: &PyParser, span: &Span) -> PyResult {
    let text = kept(vm, own, span)?;
    own.interned(text)
}

fn characters(vm: &Thread, own: &PyParser, span: &Span) -> PyResult<()> {
    let Some(handler) = own.handler(Handler::CharacterData) else { return default(vm, own) };
    let text = own.core.borrow().scratch.get(span.clone()).unwrap_or_default().to_owned();
    own.character_data(vm, &handler, &text)
}

/// What is written goes to the default handler.
fn default(vm: &Thread, own: &PyParser) -> PyResult<()> {
    let span = own.core.borrow().raw.clone();
    default_span(vm, own, &span)
}

fn default_span(vm: &Thread, own: &PyParser, span: &Span) -> PyResult<()> {
    if own.default_handler().is_none() || span.is_empty() {
        return Ok(());
    }
    let text = own.core.borrow().raw_text(span).to_owned();
    own.flush(vm)?;
    match own.default_handler() {
        Some(handler) => tell(vm, &handler, &[vm.new_str(&text)?]),
        None => Ok(()),
    }
}

fn tokens(vm: &Thread, own: &PyParser, declaration: Declaration) -> PyResult<()> {
    let handlers: &[Handler] = match declaration {
        Declaration::Doctype => &[Handler::StartDoctypeDecl],
        Declaration::EndDoctype => &[Handler::EndDoctypeDecl],
        Declaration::Element => &[Handler::ElementDecl],
        Declaration::Attributes => &[Handler::AttlistDecl],
        Declaration::Entity => &[Handler::EntityDecl],
        Declaration::Unparsed => &[Handler::UnparsedEntityDecl, Handler::EntityDecl],
        Declaration::Notation => &[Handler::NotationDecl],
        Declaration::Other => &[],
    };
    if own.default_handler().is_none() || handlers.iter().any(|handler| own.handler(*handler).is_some()) {
        return Ok(());
    }
    if own.core.borrow().tokens.is_empty() {
        return default(vm, own);
    }
    for index in 0.. {
        let Some(span) = own.core.borrow().tokens.get(index).cloned() else { break };
        default_span(vm, own, &span)?;
    }
    Ok(())
}

fn is_empty_element(own: &PyParser) -> bool {
    let core = own.core.borrow();
    core.raw_text(&core.raw).ends_with("/>")
}

fn start_element(vm: &Thread, own: &PyParser, name: &Span, specified: usize) -> PyResult<()> {
    let Some(handler) = begin(vm, own, Handler::StartElement)? else {
        let is_told_of_end = is_empty_element(own) && own.handler(Handler::EndElement).is_some();
        return if is_told_of_end { Ok(()) } else { default(vm, own) };
    };
    let count = own.core.borrow().values.len();
    let count = if own.only_specified.get() { specified.min(count) } else { count };
    let mut parts = Buf::with_capacity(2 * count)?;
    for index in 0..count {
        let (name, value) = match own.core.borrow().values.get(index) {
            Some(spans) => spans.clone(),
            None => break,
        };
        parts.push(interned(vm, own, &name)?)?;
        parts.push(kept(vm, own, &value)?)?;
    }
    let name = interned(vm, own, name)?;
    let attributes = if own.ordered.get() {
        vm.new_list(parts)?
    } else {
        let dict = PyDict::new(vm)?;
        for pair in parts.chunks_exact(2) {
            if let Some(name) = pair[0].downcast::<PyStr>() {
                dict.set_str(name, pair[1].clone())?;
            }
        }
        dict.into_value()
    };
    tell(vm, &handler, &[name, attributes])
}

fn not_standalone(vm: &Thread, own: &PyParser) -> PyResult<()> {
    let Some(handler) = begin(vm, own, Handler::NotStandalone)? else { return Ok(()) };
    let answer = vm.call(&handler, &[])?;
    refuse_unless(vm, own, &answer, Code::NOT_STANDALONE)
}

/// A handler that returns 0 has the document refused.
fn refuse_unless(vm: &Thread, own: &PyParser, answer: &Value, code: Code) -> PyResult<()> {
    if vm.expect_i64(answer)? != 0 {
        return Ok(());
    }
    let code = {
        let mut core = own.core.borrow_mut();
        let at = core.event_at;
        core.fail(code, at)
    };
    Err(fail(vm, own, code))
}

/// A reference to an external entity; without context to a parameter entity or the external subset.
fn external(vm: &Thread, own: &PyParser, context: Option<&str>, ids: [Option<&str>; 3]) -> PyResult<()> {
    let dtd = own.core.borrow().dtd.clone();
    let ignore = || dtd.is_ignoring.set(!dtd.is_standalone.get());
    let is_parameter = context.is_none();
    let Some(handler) = begin(vm, own, Handler::ExternalEntityRef)? else {
        if is_parameter {
            ignore();
        }
        return if is_parameter { Ok(()) } else { default(vm, own) };
    };
    dtd.has_read_parameter.set(false);
    let [base, system_id, public_id] = ids;
    let context = optional(vm, context)?;
    let name = |text: Option<&str>| text.map_or(Ok(Value::NONE), |text| own.interned(vm.new_str(text)?));
    let answer = vm.call(&handler, &[context, name(base)?, name(system_id)?, name(public_id)?])?;
    refuse_unless(vm, own, &answer, Code::EXTERNAL_ENTITY_HANDLING)?;
    if is_parameter && !dtd.has_read_parameter.get() {
        ignore();
    }
    Ok(())
}

/// What a node of a content model costs.
const NODE_UNITS: u64 = 8;

/// `(type, quantifier, name, children)`.
fn content_model(vm: &Thread, own: &PyParser, nodes: &[Node], index: usize) -> PyResult {
    vm.check_native_stack(" in conv_content_model")?;
    vm.charge_work(NODE_UNITS)?;
    let Some(node) = nodes.get(index) else { return Ok(Value::NONE) };
    let mut children = Buf::with_capacity(node.children.len())?;
    for child in node.children.iter() {
        children.push(content_model(vm, own, nodes, *child)?)?;
    }
    let name = match &node.name {
        Some(name) => own.interned(vm.new_str(name)?)?,
        None => Value::NONE,
    };
    let children = vm.new_tuple(&children)?;
    vm.new_tuple(&[int::small(node.kind.into()), int::small(node.quantifier.into()), name, children])
}
