//! `pyexpat.xmlparser`: a parser, its handlers, and what they are told.

use super::code::Code;
use super::decode::{Encoding, Table};
use super::parser::{Kind, Options, Parser, Position, Step};
use super::text::Text;
use super::{expat_error, report};
use std::cell::{Cell, RefCell};
use taipan_vm::builtins::dict::PyDict;
use taipan_vm::builtins::int;
use taipan_vm::builtins::str::PyStr;
use taipan_vm::class::layout::Trace;
use taipan_vm::class::spec::{GetSetDef, MethodDef, TypeSpec, getset, getter, method};
use taipan_vm::class::{PyType, flags};
use taipan_vm::collections::Buf;
use taipan_vm::error::PyResult;
use taipan_vm::heap::{NoMemory, Tracer};
use taipan_vm::object::{Object, Payload, Ref};
use taipan_vm::protocol::argument::{Which, given};
use taipan_vm::thread::Thread;
use taipan_vm::value::Value;
use taipan_vm::value_cell::ValueCell;

/// The handlers, by their place in `PyParser::handlers`.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Handler {
    StartElement,
    EndElement,
    ProcessingInstruction,
    CharacterData,
    UnparsedEntityDecl,
    NotationDecl,
    StartNamespaceDecl,
    EndNamespaceDecl,
    Comment,
    StartCdataSection,
    EndCdataSection,
    Default,
    DefaultHandlerExpand,
    NotStandalone,
    ExternalEntityRef,
    StartDoctypeDecl,
    EndDoctypeDecl,
    EntityDecl,
    XmlDecl,
    ElementDecl,
    AttlistDecl,
    SkippedEntity,
}

const HANDLERS: usize = 22;
const DEFAULT_BUFFER: i64 = 8192;
/// How much `ParseFile` reads at once.
const CHUNK: usize = 2048;
/// Bytes of a piece that a unit of fuel pays for.
const FEED_BYTES_PER_UNIT: u64 = 4;

#[repr(C)]
pub struct PyParser {
    object: Object,
    pub core: RefCell<Box<Parser>>,
    handlers: [ValueCell; HANDLERS],
    /// A dict, or nothing.
    intern: ValueCell,
    /// Text that the handler has not got yet, and how much of it there may be.
    text: RefCell<Option<Text>>,
    buffer_size: Cell<i64>,
    pub ordered: Cell<bool>,
    pub only_specified: Cell<bool>,
    has_prefixes: Cell<bool>,
    /// Which of the two default handlers was set last.
    expands: Cell<bool>,
    is_running: Cell<bool>,
    is_finished: Cell<bool>,
}

// SAFETY: `#[repr(C)]`, begins with an `Object`.
unsafe impl Payload for PyParser {
    const TYPE: &'static PyType = &TYPE;
}

impl Trace for PyParser {
    fn trace(&self, tracer: &mut Tracer) {
        for handler in &self.handlers {
            handler.trace(tracer);
        }
        self.intern.trace(tracer);
    }
}

pub static TYPE: PyType = PyType::from_spec(&TypeSpec {
    name: "pyexpat.xmlparser",
    doc: "XML parser",
    flags: flags::NO_NEW | flags::IMMUTABLE,
    methods: METHODS,
    getset: GETSET,
    ..TypeSpec::container::<PyParser>()
});

static METHODS: &[MethodDef] = &[
    method("Parse", "($self, data, isfinal=False, /)", "Parse XML data.", parse).with_class(),
    method("ParseFile", "($self, file, /)", "Parse XML data from file-like object.", parse_file),
    method("SetBase", "($self, base, /)", "Set the base URL for the parser.", |vm, args| {
        let text = vm.str_argument(&args[1], "SetBase", Which::Only)?.to_string_lossy();
        own(&args[0]).core.borrow_mut().base = Some(text.into());
        Ok(Value::NONE)
    }),
    method("GetBase", "($self, /)", "Return base URL string for the parser.", |vm, args| {
        let base = own(&args[0]).core.borrow().base.clone();
        optional(vm, base.as_deref())
    }),
    method(
        "GetInputContext",
        "($self, /)",
        "Return the untranslated text of the input that caused the current event.",
        |vm, args| {
            let own = own(&args[0]);
            if !own.is_running.get() {
                return Ok(Value::NONE);
            }
            let core = own.core.borrow();
            core.context().map_or(Ok(Value::NONE), |bytes| vm.new_bytes(bytes))
        },
    ),
    method(
        "ExternalEntityParserCreate",
        "($self, context, encoding=<unrepresentable>,\n                           /)",
        "Create a parser for parsing an external entity based on the information passed to the ExternalEntityRefHandler.",
        external_parser,
    ),
    method(
        "SetParamEntityParsing",
        "($self, flag, /)",
        "Controls parsing of parameter entities (including the external DTD subset).",
        |vm, args| {
            let flag = vm.c_int_argument(&args[1])?;
            let own = own(&args[0]);
            let mut core = own.core.borrow_mut();
            let is_allowed = !core.has_begun && (0..=2).contains(&flag);
            if is_allowed {
                core.options.parameter_entities = flag;
            }
            Ok(int::small(is_allowed.into()))
        },
    ),
    method(
        "UseForeignDTD",
        "($self, flag=True, /)",
        "Allows the application to provide an artificial external subset if one is not specified as part of the document instance.",
        |vm, args| {
            let flag = vm.bool_argument(&args[1], true)?;
            let own = own(&args[0]);
            if own.core.borrow().has_begun {
                return Err(fail(vm, own, Code::CANT_CHANGE_FEATURE_ONCE_PARSING));
            }
            own.core.borrow_mut().options.uses_foreign_dtd = flag;
            Ok(Value::NONE)
        },
    ),
    method(
        "GetReparseDeferralEnabled",
        "($self, /)",
        "Retrieve reparse deferral enabled status.",
        |_, args| Ok(Value::bool(own(&args[0]).core.borrow().options.defers)),
    ),
    method(
        "SetReparseDeferralEnabled",
        "($self, enabled, /)",
        "Enable/Disable reparse deferral; enabled by default.",
        |vm, args| {
            let flag = vm.is_true(&args[1])?;
            own(&args[0]).core.borrow_mut().options.defers = flag;
            Ok(Value::NONE)
        },
    ),
    method(
        "SetBillionLaughsAttackProtectionActivationThreshold",
        "($self, threshold, /)",
        "Sets the number of output bytes needed to activate protection against billion laughs attacks.",
        |vm, args| {
            let threshold = threshold(vm, &args[0], &args[1])?;
            own(&args[0]).core.borrow().dtd.account.threshold.set(threshold);
            Ok(Value::NONE)
        },
    ),
    method(
        "SetBillionLaughsAttackProtectionMaximumAmplification",
        "($self, max_factor, /)",
        "Sets the maximum tolerated amplification factor for protection against billion laughs attacks.",
        |vm, args| {
            let factor = factor(vm, &args[0], &args[1])?;
            own(&args[0]).core.borrow().dtd.account.factor.set(factor);
            Ok(Value::NONE)
        },
    ),
    method(
        "SetAllocTrackerActivationThreshold",
        "($self, threshold, /)",
        "Sets the number of allocated bytes of dynamic memory needed to activate protection against disproportionate use of RAM.",
        |vm, args| {
            let threshold = threshold(vm, &args[0], &args[1])?;
            own(&args[0]).core.borrow().dtd.account.memory_threshold.set(threshold);
            Ok(Value::NONE)
        },
    ),
    method(
        "SetAllocTrackerMaximumAmplification",
        "($self, max_factor, /)",
        "Sets the maximum amplification factor between direct input and bytes of dynamic memory allocated.",
        |vm, args| {
            let factor = factor(vm, &args[0], &args[1])?;
            own(&args[0]).core.borrow().dtd.account.memory_factor.set(factor);
            Ok(Value::NONE)
        },
    ),
];

macro_rules! handlers {
    ($($name:literal $handler:ident;)*) => {
        &[
            $(getset(
                $name,
                "",
                |_, value| Ok(own(value).handler(Handler::$handler).unwrap_or(Value::NONE)),
                |vm, value, to| set_handler(vm, own(value), Handler::$handler, to),
            ),)*
            getter("ErrorCode", "", |_, value| Ok(int::small(own(value).core.borrow().fault.map_or(0, |code| code.0).into()))),
            getter("ErrorLineNumber", "", |vm, value| int::from_u64(vm, own(value).position().line)),
            getter("ErrorColumnNumber", "", |vm, value| int::from_u64(vm, own(value).position().column)),
            getter("ErrorByteIndex", "", byte_index),
            getter("CurrentLineNumber", "", |vm, value| int::from_u64(vm, own(value).position().line)),
            getter("CurrentColumnNumber", "", |vm, value| int::from_u64(vm, own(value).position().column)),
            getter("CurrentByteIndex", "", byte_index),
            getset("buffer_size", "", |_, value| Ok(int::small(own(value).buffer_size.get())), set_buffer_size),
            getset("buffer_text", "", |_, value| Ok(Value::bool(own(value).text.borrow().is_some())), set_buffer_text),
            getter("buffer_used", "", |vm, value| {
                int::from_usize(vm, own(value).text.borrow().as_ref().map_or(0, |text| text.len()))
            }),
            getset(
                "namespace_prefixes",
                "",
                |_, value| Ok(Value::bool(own(value).has_prefixes.get())),
                |vm, value, to| {
                    let flag = truth(vm, to)?;
                    own(value).has_prefixes.set(flag);
                    own(value).core.borrow_mut().options.has_prefixes = flag;
                    Ok(())
                },
            ),
            getset(
                "ordered_attributes",
                "",
                |_, value| Ok(Value::bool(own(value).ordered.get())),
                |vm, value, to| truth(vm, to).map(|flag| own(value).ordered.set(flag)),
            ),
            getset(
                "specified_attributes",
                "",
                |_, value| Ok(Value::bool(own(value).only_specified.get())),
                |vm, value, to| truth(vm, to).map(|flag| own(value).only_specified.set(flag)),
            ),
            getter("intern", "", |_, value| Ok(own(value).intern.get().unwrap_or(Value::NONE))).as_member(),
        ]
    };
}

static GETSET: &[GetSetDef] = handlers! {
    "StartElementHandler" StartElement;
    "EndElementHandler" EndElement;
    "ProcessingInstructionHandler" ProcessingInstruction;
    "CharacterDataHandler" CharacterData;
    "UnparsedEntityDeclHandler" UnparsedEntityDecl;
    "NotationDeclHandler" NotationDecl;
    "StartNamespaceDeclHandler" StartNamespaceDecl;
    "EndNamespaceDeclHandler" EndNamespaceDecl;
    "CommentHandler" Comment;
    "StartCdataSectionHandler" StartCdataSection;
    "EndCdataSectionHandler" EndCdataSection;
    "DefaultHandler" Default;
    "DefaultHandlerExpand" DefaultHandlerExpand;
    "NotStandaloneHandler" NotStandalone;
    "ExternalEntityRefHandler" ExternalEntityRef;
    "StartDoctypeDeclHandler" StartDoctypeDecl;
    "EndDoctypeDeclHandler" EndDoctypeDecl;
    "EntityDeclHandler" EntityDecl;
    "XmlDeclHandler" XmlDecl;
    "ElementDeclHandler" ElementDecl;
    "AttlistDeclHandler" AttlistDecl;
    "SkippedEntityHandler" SkippedEntity;
};

fn own(value: &Value) -> &PyParser {
    value.downcast().expect("a method of xmlparser gets one")
}

pub fn optional(vm: &Thread, text: Option<&str>) -> PyResult {
    text.map_or(Ok(Value::NONE), |text| vm.new_str(text))
}

impl PyParser {
    fn allocate(vm: &Thread, core: Parser, intern: Option<Value>) -> PyResult<Ref<PyParser>> {
        let parser = vm.heap().allocate(PyParser {
            object: Object::new(&TYPE),
            core: RefCell::new(Box::new(core)),
            handlers: std::array::from_fn(|_| ValueCell::new(None)),
            intern: ValueCell::new(intern),
            text: RefCell::new(None),
            buffer_size: Cell::new(DEFAULT_BUFFER),
            ordered: Cell::new(false),
            only_specified: Cell::new(false),
            has_prefixes: Cell::new(false),
            expands: Cell::new(true),
            is_running: Cell::new(false),
            is_finished: Cell::new(false),
        })?;
        vm.heap().track(parser.as_object());
        Ok(parser)
    }

    pub fn create(
        vm: &Thread,
        encoding: Option<String>,
        separator: Option<Option<char>>,
        intern: Option<Value>,
    ) -> PyResult {
        let options = Options {
            separator,
            has_prefixes: false,
            expands: true,
            parameter_entities: 0,
            uses_foreign_dtd: false,
            defers: true,
        };
        let core = Parser::new(Kind::Document, options, encoding)?;
        Ok(PyParser::allocate(vm, core, intern)?.into_value())
    }

    pub fn handler(&self, handler: Handler) -> Option<Value> {
        self.handlers[handler as usize].get()
    }

    /// The default handler that was set last.
    pub fn default_handler(&self) -> Option<Value> {
        self.handler(if self.expands.get() { Handler::DefaultHandlerExpand } else { Handler::Default })
    }

    fn position(&self) -> Position {
        self.core.borrow_mut().position()
    }

    /// A `str` that is the same object every time.
    pub fn interned(&self, text: Value) -> PyResult {
        let dict = self.intern.get();
        let (Some(dict), Some(name)) =
            (dict.as_ref().and_then(Value::downcast::<PyDict>), text.downcast::<PyStr>())
        else {
            return Ok(text);
        };
        if let Some(known) = dict.get_str(name) {
            return Ok(known);
        }
        dict.set_str(name, text.clone())?;
        Ok(text)
    }

    /// Takes in text for the handler: all at once, or when there is enough of it.
    pub fn character_data(&self, vm: &Thread, handler: &Value, text: &str) -> PyResult<()> {
        let size = usize::try_from(self.buffer_size.get()).unwrap_or(0);
        let used = match self.text.borrow().as_ref() {
            None => return vm.call(handler, &[vm.new_str(text)?]).map(drop),
            Some(used) => used.len(),
        };
        if used + text.len() > size {
            self.flush(vm)?;
            // The handler may have gone.
            if self.handler(Handler::CharacterData).is_none() {
                return Ok(());
            }
        }
        if text.len() > size || self.text.borrow().is_none() {
            return vm.call(handler, &[vm.new_str(text)?]).map(drop);
        }
        if let Some(buffer) = self.text.borrow_mut().as_mut() {
            buffer.push_str(text)?;
        }
        Ok(())
    }

    /// The handler gets the text that has been collected.
    pub fn flush(&self, vm: &Thread) -> PyResult<()> {
        let text = match self.text.borrow_mut().as_mut() {
            Some(text) if !text.is_empty() => std::mem::take(text),
            _ => return Ok(()),
        };
        match self.handler(Handler::CharacterData) {
            Some(handler) => vm.call(&handler, &[vm.new_str(&text)?]).map(drop),
            None => Ok(()),
        }
    }

    fn clear_handlers(&self) {
        for handler in &self.handlers {
            drop(handler.take());
        }
    }

    /// Parses a piece of a document.
    fn run(&self, vm: &Thread, data: &[u8], is_final: bool, function: &str) -> PyResult {
        if self.is_running.get() {
            return Err(vm.runtime_error(format!("cannot call {function}() from within a handler")));
        }
        if self.is_finished.get() {
            return Err(fail(vm, self, Code::FINISHED));
        }
        // All of it is looked at several times without a pause: decoded, checked, searched for ends of lines.
        vm.charge_work(data.len() as u64 / FEED_BYTES_PER_UNIT)?;
        self.is_running.set(true);
        let fed = self.core.borrow_mut().feed(data, is_final);
        let result = match fed {
            Ok(()) => self.report_all(vm),
            Err(code) => Err(fail(vm, self, code)),
        };
        self.is_running.set(false);
        result?;
        self.core.borrow_mut().end_piece();
        self.flush(vm)?;
        self.is_finished.set(is_final);
        Ok(int::small(1))
    }

    fn report_all(&self, vm: &Thread) -> PyResult<()> {
        loop {
            let (step, work) = {
                let mut core = self.core.borrow_mut();
                (core.next_step(), core.take_work())
            };
            vm.pay(work);
            let result = match step {
                Ok(Step::Event(event)) => report::event(vm, self, event),
                Ok(Step::Encoding(name)) => self.unknown_encoding(vm, &name),
                Ok(Step::Nothing) => Ok(()),
                Ok(Step::Done) => return Ok(()),
                Err(code) => return Err(fail(vm, self, code)),
            };
            if let Err(raised) = result.and_then(|()| vm.spend(1)) {
                vm.keeping_exception(|| self.clear_handlers());
                return Err(raised);
            }
        }
    }

    /// An encoding that Python knows, if each byte is a character in it.
    fn unknown_encoding(&self, vm: &Thread, name: &str) -> PyResult<()> {
        let bytes: Vec<u8> = (0..=255).collect();
        let bytes = vm.new_bytes(&bytes)?;
        let decode = vm.get_attr_str(&bytes, "decode")?;
        let decoded = vm.call(&decode, &[vm.new_str(name)?, vm.new_str("replace")?])?;
        let text = vm.expect_str(&decoded, "decoded text")?.to_string_lossy();
        let chars: Vec<char> = text.chars().collect();
        let Ok(chars) = <[char; 256]>::try_from(chars) else {
            return Err(vm.value_error("multi-byte encodings are not supported"));
        };
        let matters = |c: char| match c {
            '\t' | '\n' | '\r' => true,
            ' '..'\x7F' => !"$@\\^`{}~".contains(c),
            _ => false,
        };
        let is_kept = |byte: u8| {
            let (c, same) = (chars[usize::from(byte)], char::from(byte));
            c == same || !(matters(c) || byte.is_ascii() && matters(same))
        };
        if !(0..=255).all(is_kept) {
            return Err(fail(vm, self, Code::UNKNOWN_ENCODING));
        }
        let table: Box<Table> = Box::new(chars.map(|c| (c != '\u{FFFD}').then_some(c)));
        let changed = self.core.borrow_mut().change_encoding(Encoding::Table(table));
        changed.map_err(|code| fail(vm, self, code))
    }
}

/// Raises `ExpatError`, here.
pub fn fail(vm: &Thread, own: &PyParser, code: Code) -> taipan_vm::error::Raised {
    match code {
        Code::NO_ROOM => return NoMemory.into(),
        Code::ABORTED => {
            if let Err(raised) = vm.look_at_limits() {
                return raised;
            }
        }
        _ => {}
    }
    let position = own.position();
    expat_error(vm, code, &position, None)
}

fn byte_index(vm: &Thread, value: &Value) -> PyResult {
    let index = own(value).core.borrow_mut().event_index();
    index.map_or(Ok(int::small(-1)), |index| int::from_u64(vm, index))
}

fn truth(vm: &Thread, to: Option<&Value>) -> PyResult<bool> {
    match to {
        Some(to) => vm.is_true(to),
        None => Err(vm.runtime_error("Cannot delete attribute")),
    }
}

fn set_handler(vm: &Thread, own: &PyParser, handler: Handler, to: Option<&Value>) -> PyResult<()> {
    let Some(to) = to else { return Err(vm.runtime_error("Cannot delete attribute")) };
    match handler {
        Handler::CharacterData => own.flush(vm)?,
        Handler::Default | Handler::DefaultHandlerExpand => {
            own.expands.set(handler == Handler::DefaultHandlerExpand);
            own.core.borrow_mut().options.expands = own.expands.get() || to.is_none();
        }
        _ => {}
    }
    own.handlers[handler as usize].set(given(to).cloned());
    Ok(())
}

fn set_buffer_size(vm: &Thread, value: &Value, to: Option<&Value>) -> PyResult<()> {
    let own = own(value);
    let Some(to) = to else { return Err(vm.runtime_error("Cannot delete attribute")) };
    if !int::is_int(to) {
        return Err(vm.type_error("buffer_size must be an integer"));
    }
    let size = vm.expect_i64(to)?;
    if size <= 0 {
        return Err(vm.value_error("buffer_size must be greater than zero"));
    }
    if size > i64::from(i32::MAX) {
        return Err(vm.value_error(format!("buffer_size must not be greater than {}", i32::MAX)));
    }
    if own.buffer_size.get() != size && own.text.borrow().is_some() {
        own.flush(vm)?;
    }
    own.buffer_size.set(size);
    Ok(())
}

fn set_buffer_text(vm: &Thread, value: &Value, to: Option<&Value>) -> PyResult<()> {
    let own = own(value);
    if truth(vm, to)? {
        own.text.borrow_mut().get_or_insert_default();
    } else {
        own.flush(vm)?;
        drop(own.text.borrow_mut().take());
    }
    Ok(())
}

/// Limits are those of a parser and all that it makes.
fn check_root(vm: &Thread, parser: &Value) -> PyResult<()> {
    if own(parser).core.borrow().is_root {
        return Ok(());
    }
    let position = own(parser).position();
    Err(expat_error(vm, Code::INVALID_ARGUMENT, &position, Some("parser must be a root parser")))
}

fn threshold(vm: &Thread, parser: &Value, value: &Value) -> PyResult<u64> {
    let number = taipan_vm::protocol::number::index(vm, value)?;
    if int::is_negative(&number) {
        return Err(vm.value_error("Cannot convert negative int"));
    }
    check_root(vm, parser)?;
    match int::as_i64(&number) {
        Some(number) => Ok(number as u64),
        None => Err(vm.overflow_error("Python int too large to convert to C unsigned long long")),
    }
}

fn factor(vm: &Thread, parser: &Value, value: &Value) -> PyResult<f32> {
    let factor = vm.expect_f64(value)? as f32;
    check_root(vm, parser)?;
    if factor >= 1.0 {
        return Ok(factor);
    }
    let position = own(parser).position();
    Err(expat_error(vm, Code::INVALID_ARGUMENT, &position, Some("'max_factor' must be at least 1.0")))
}

fn parse(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let is_final = vm.bool_argument(&args[2], false)?;
    if args[1].downcast::<PyStr>().is_some() {
        let encode = vm.get_attr_str(&args[1], "encode")?;
        let encoded = vm.call(&encode, &[])?;
        own.core.borrow_mut().given_encoding = Some("utf-8".into());
        return own.run(vm, &vm.bytes_like(&encoded)?, is_final, "Parse");
    }
    let bytes = Buf::from_slice(&vm.bytes_like(&args[1])?)?;
    own.run(vm, &bytes, is_final, "Parse")
}

fn parse_file(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let Some(read) = vm.get_attr_opt(&args[1], &*vm.intern_str("read")?)? else {
        return Err(vm.type_error("argument must have 'read' attribute"));
    };
    loop {
        let data = vm.call(&read, &[int::small(CHUNK as i64)])?;
        if !taipan_vm::buffer::is_exporter(&data) {
            let text = format!("read() did not return a bytes object (type={:.400})", data.ty().name());
            return Err(vm.type_error(text));
        }
        let bytes = Buf::from_slice(&vm.bytes_like(&data)?)?;
        if bytes.len() > CHUNK {
            let text =
                format!("read() returned too much data: {CHUNK} bytes requested, {} returned", bytes.len());
            return Err(vm.value_error(text));
        }
        let result = own.run(vm, &bytes, bytes.is_empty(), "ParseFile")?;
        if bytes.is_empty() {
            return Ok(result);
        }
    }
}

fn external_parser(vm: &Thread, args: &[Value]) -> PyResult {
    let own = own(&args[0]);
    let context = match &args[1] {
        none if none.is_none() => None,
        text if text.downcast::<PyStr>().is_some() => {
            Some(vm.str_argument(text, "ExternalEntityParserCreate", Which::At(1))?.to_string_lossy())
        }
        other => {
            return Err(vm.bad_argument("ExternalEntityParserCreate", Which::At(1), "str or None", other));
        }
    };
    let encoding = match &args[2] {
        missing if missing.is_unbound() => None,
        text => Some(vm.str_argument(text, "ExternalEntityParserCreate", Which::At(2))?.to_string_lossy()),
    };
    let kind = if context.is_some() { Kind::General } else { Kind::Parameter };
    let core = {
        let core = own.core.borrow();
        let options = Options { uses_foreign_dtd: false, ..core.options };
        let mut child = Parser::new(kind, options, encoding)?;
        child.is_root = false;
        child.dtd = core.dtd.clone();
        child.base = core.base.clone();
        match context {
            Some(context) => child.outer = child.names.set_context(&context)?,
            None => core.dtd.has_read_parameter.set(true),
        }
        child
    };
    let child = PyParser::allocate(vm, core, own.intern.get())?;
    child.buffer_size.set(own.buffer_size.get());
    child.ordered.set(own.ordered.get());
    child.only_specified.set(own.only_specified.get());
    child.has_prefixes.set(own.has_prefixes.get());
    child.expands.set(own.expands.get());
    if own.text.borrow().is_some() {
        drop(child.text.borrow_mut().replace(Text::default()));
    }
    for (to, from) in child.handlers.iter().zip(&own.handlers) {
        to.set(from.get());
    }
    Ok(child.into_value())
}
