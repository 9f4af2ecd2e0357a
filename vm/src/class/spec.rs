//! How native types, functions and modules are declared: `static` tables, one per type or module, in the file of the noun.
//!
//! ```ignore
//! pub static TYPE: PyType = PyType::from_spec(&SPEC);
//!
//! static SPEC: TypeSpec = TypeSpec {
//!     name: "list",
//!     signature: "(iterable=(), /)",
//!     doc: "A mutable sequence.",
//!     flags: flags::BASETYPE | flags::SEQUENCE | flags::LIST_SUBCLASS,
//!     slots: Slots { repr: Some(repr), length: Some(length), ..Slots::NONE },
//!     methods: &[
//!         method("append", "($self, object, /)", "Append object to the end of the list.", append),
//!         method("pop", "($self, index=-1, /)", "Remove and return the item at index.", pop),
//!     ],
//!     ..TypeSpec::container::<PyList>()
//! };
//!
//! fn pop(vm: &Thread, args: &[Value]) -> PyResult { ... args[0] is self, args[1] the index or unbound ... }
//! ```
//!
//! The signature text is CPython's `__text_signature__`. From it come arity and keywords (checked by [`crate::call`], with
//! CPython's messages), and what `inspect.signature` shows. A *fixed* function gets exactly one argument per parameter, self
//! first, [`Value::UNBOUND`] standing for an optional parameter that was not given. A *variadic* one (`*args`, `**kwargs`,
//! or rules of its own) gets the arguments as they come.

use super::PyType;
use super::layout::{NativeLayout, Trace};
use super::slots::Slots;
use crate::call::Args;
use crate::error::PyResult;
use crate::heap::deallocate::{deallocate_container, deallocate_leaf, deallocate_object};
use crate::object::{Object, Payload};
use crate::thread::Thread;
use crate::value::Value;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(Clone, Copy)]
pub struct TypeSpec {
    /// With the module in front, but for builtins: `"collections.deque"`.
    pub name: &'static str,
    /// `__text_signature__` of the constructor; empty for none.
    pub signature: &'static str,
    pub doc: &'static str,
    /// `None` is `object`, but for `object` itself.
    pub base: Option<&'static PyType>,
    /// A second base, whose layout is that of a base of the first one (`ExceptionGroup`).
    pub mixin: Option<&'static PyType>,
    pub metatype: Option<&'static PyType>,
    pub flags: u32,
    pub layout: &'static NativeLayout,
    pub deallocate: unsafe fn(NonNull<Object>),
    pub slots: Slots,
    pub methods: &'static [MethodDef],
    pub getset: &'static [GetSetDef],
    pub constants: &'static [(&'static str, Constant)],
}

/// A class attribute of a native type, or a constant of a module.
#[derive(Clone, Copy)]
pub enum Constant {
    None,
    Int(i64),
    Float(f64),
    Str(&'static str),
    /// A tuple of strings (`__match_args__`).
    Names(&'static [&'static str]),
    Type(&'static PyType),
    Bool(bool),
    /// A static object, made when the table is first read.
    Make(fn() -> crate::value::Value),
}

struct LayoutOf<T>(PhantomData<T>);

impl<T: Payload> LayoutOf<T> {
    const LEAF: &'static NativeLayout = &NativeLayout::leaf::<T>();
}

impl<T: Payload + Trace> LayoutOf<T> {
    const TRACED: &'static NativeLayout = &NativeLayout::traced::<T>();
}

impl TypeSpec {
    /// For payloads that hold no values. Subclasses made by programs are deallocated by the general function.
    pub const fn leaf<T: Payload>() -> TypeSpec {
        TypeSpec::with(LayoutOf::<T>::LEAF, deallocate_leaf::<T>)
    }

    /// For payloads that hold values and need neither finalizer nor attribute word.
    pub const fn container<T: Payload + Trace>() -> TypeSpec {
        TypeSpec::with(LayoutOf::<T>::TRACED, deallocate_container::<T>)
    }

    /// For payloads with an attribute word (`HAS_DICT`) or a finalizer.
    pub const fn object<T: Payload + Trace>() -> TypeSpec {
        TypeSpec::with(LayoutOf::<T>::TRACED, deallocate_object)
    }

    /// For types that add attributes to `object`, and nothing else.
    pub const fn bare() -> TypeSpec {
        TypeSpec::with(&crate::builtins::object::LAYOUT, deallocate_object)
    }

    /// For types that add nothing to the payload of a base with the layout of `T`, as most exceptions do.
    pub const fn with(layout: &'static NativeLayout, deallocate: unsafe fn(NonNull<Object>)) -> TypeSpec {
        TypeSpec {
            name: "",
            signature: "",
            doc: "",
            base: None,
            mixin: None,
            metatype: None,
            flags: 0,
            layout,
            deallocate,
            slots: Slots::NONE,
            methods: &[],
            getset: &[],
            constants: &[],
        }
    }

    /// The name without the module.
    pub const fn short_name(&self) -> &'static str {
        let bytes = self.name.as_bytes();
        let mut at = bytes.len();
        while at > 0 && bytes[at - 1] != b'.' {
            at -= 1;
        }
        self.name.split_at(at).1
    }

    /// `__module__`.
    pub fn module(&self) -> &'static str {
        self.name.rsplit_once('.').map_or("builtins", |(module, _)| module)
    }
}

/// What a native function is called with.
#[derive(Clone, Copy)]
pub enum NativeFn {
    Fixed(fn(&Thread, &[Value]) -> PyResult),
    Variadic(fn(&Thread, Args<'_>) -> PyResult),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MethodKind {
    /// A method of instances, or a function of a module.
    Plain,
    Class,
    Static,
}

/// How the number of arguments is checked where all are positional-only: by messages alone the ways differ.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counting {
    /// `METH_NOARGS`, `METH_O`, and `_PyArg_CheckPositional`.
    Plain,
    /// `PyArg_ParseTuple`.
    Parsed,
    /// `_PyArg_UnpackKeywords`.
    Keywords,
}

pub struct MethodDef {
    pub name: &'static str,
    /// Empty where CPython has none either.
    pub signature: &'static str,
    pub doc: &'static str,
    pub arity: Arity,
    pub kind: MethodKind,
    pub counting: Counting,
    /// `__text_signature__` tells the signature.
    pub is_told: bool,
    pub function: NativeFn,
}

/// What the signature says about the number of arguments, self included.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arity {
    pub positional_only: u8,
    /// Positional parameters, those that are positional-only included.
    pub positional: u8,
    /// Positional parameters without a default.
    pub required: u8,
    pub keyword_only: u8,
    /// Keyword-only parameters without a default, which stand before those with one.
    pub required_keywords: u8,
    pub varargs: bool,
    pub varkeywords: bool,
    /// The first parameter is `$self`, `$type` or `$module`, given by binding.
    pub bound: bool,
}

impl Arity {
    /// Reads a signature text. Fails to compile (or panics) on a text that is not one.
    pub const fn parse(text: &str) -> Arity {
        let bytes = text.as_bytes();
        let mut arity = Arity {
            positional_only: 0,
            positional: 0,
            required: 0,
            keyword_only: 0,
            required_keywords: 0,
            varargs: false,
            varkeywords: false,
            bound: false,
        };
        if bytes.is_empty() {
            arity.varargs = true;
            arity.varkeywords = true;
            return arity;
        }
        assert!(bytes[0] == b'(' && bytes[bytes.len() - 1] == b')', "a signature is in parentheses");
        let mut at = 1;
        let mut keyword_only = false;
        while let Some(parameter) = next_parameter(bytes, at) {
            let (start, end) = (parameter.start, parameter.end);
            at = end + 1;
            match bytes[start] {
                b'/' => arity.positional_only = arity.positional,
                b'*' if end - start > 1 && bytes[start + 1] == b'*' => arity.varkeywords = true,
                b'*' => {
                    keyword_only = true;
                    arity.varargs = end - start > 1;
                }
                first => {
                    if keyword_only {
                        arity.keyword_only += 1;
                        if !parameter.has_default {
                            arity.required_keywords = arity.keyword_only;
                        }
                    } else {
                        arity.positional += 1;
                        if !parameter.has_default {
                            arity.required = arity.positional;
                        }
                    }
                    if first == b'$' {
                        arity.bound = true;
                    }
                }
            }
        }
        arity
    }

    /// Parameters in all: as many as a fixed function gets arguments.
    pub const fn parameters(&self) -> usize {
        self.positional as usize + self.keyword_only as usize
    }

    /// Whether a fixed function may take its arguments as they lie, if there are `count` and no keywords.
    #[inline(always)]
    pub const fn takes_exactly(&self, count: usize) -> bool {
        count == self.positional as usize && self.keyword_only == 0
    }
}

/// A parameter's place in a signature text.
#[derive(Clone, Copy)]
pub struct Parameter {
    pub start: usize,
    /// Where the name, annotation and default end.
    pub end: usize,
    pub name_end: usize,
    pub has_default: bool,
}

/// The parameter that begins at or after `at`; `None` at the end of the text. A bracket between parameters makes what follows
/// optional, as in `(sub[, start[, end]], /)`.
pub const fn next_parameter(bytes: &[u8], mut at: usize) -> Option<Parameter> {
    let mut has_default = at > 0 && at < bytes.len() && bytes[at - 1] == b'[';
    while at < bytes.len() && matches!(bytes[at], b' ' | b'\n' | b',' | b'[' | b']') {
        has_default |= bytes[at] == b'[';
        at += 1;
    }
    if at + 1 >= bytes.len() {
        return None;
    }
    let (start, mut depth, mut quote) = (at, 0, 0u8);
    let mut name_end = 0;
    while at + 1 < bytes.len() {
        let byte = bytes[at];
        if quote != 0 {
            if byte == quote {
                quote = 0;
            }
        } else {
            match byte {
                b'\'' | b'"' => quote = byte,
                b'[' | b']' if depth == 0 && name_end == 0 => break,
                b'(' | b'[' | b'{' => depth += 1,
                b')' | b']' | b'}' => depth -= 1,
                b',' if depth == 0 => break,
                b'=' | b':' if depth == 0 && name_end == 0 => {
                    name_end = at;
                    has_default = byte == b'=';
                }
                b'=' if depth == 0 => has_default = true,
                _ => {}
            }
        }
        at += 1;
    }
    if name_end == 0 {
        name_end = at;
    }
    Some(Parameter { start, end: at, name_end, has_default })
}

/// The names of a signature's parameters (not of `*args` and `**kwargs`), in order.
pub fn parameter_names(signature: &'static str) -> impl Iterator<Item = &'static str> {
    let mut at = 1;
    std::iter::from_fn(move || {
        loop {
            let parameter = next_parameter(signature.as_bytes(), at)?;
            at = parameter.end + 1;
            let name = signature[parameter.start..parameter.name_end].trim_end();
            if !name.starts_with(['/', '*']) {
                return Some(name.trim_start_matches('$'));
            }
        }
    })
}

const fn definition(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    kind: MethodKind,
    function: NativeFn,
) -> MethodDef {
    MethodDef {
        name,
        signature,
        doc,
        arity: Arity::parse(signature),
        kind,
        counting: Counting::Plain,
        is_told: true,
        function,
    }
}

/// A method, or a function of a module, that gets one argument per parameter.
pub const fn method(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    function: fn(&Thread, &[Value]) -> PyResult,
) -> MethodDef {
    definition(name, signature, doc, MethodKind::Plain, NativeFn::Fixed(function))
}

/// A method, or a function of a module, that gets its arguments as they come.
pub const fn variadic(
    name: &'static str,
    signature: &'static str,
    doc: &'static str,
    function: fn(&Thread, Args<'_>) -> PyResult,
) -> MethodDef {
    definition(name, signature, doc, MethodKind::Plain, NativeFn::Variadic(function))
}

/// The parameters of a constructor, to be matched with arguments by [`crate::call::bind`]; nothing is called by it.
pub const fn parameters(name: &'static str, signature: &'static str) -> MethodDef {
    definition(name, signature, "", MethodKind::Static, NativeFn::Fixed(|_, _| Ok(Value::NONE)))
}

impl MethodDef {
    /// `__text_signature__` is None, as CPython's has none.
    pub const fn untold(mut self) -> MethodDef {
        self.is_told = false;
        self
    }

    /// `__text_signature__` of a method.
    pub const fn text_signature(&self) -> &'static str {
        if self.is_told { self.signature } else { "" }
    }

    /// The class comes as first argument.
    pub const fn classmethod(mut self) -> MethodDef {
        self.kind = MethodKind::Class;
        self
    }

    pub const fn staticmethod(mut self) -> MethodDef {
        self.kind = MethodKind::Static;
        self
    }

    /// CPython reads the arguments with `PyArg_ParseTuple`: for functions of positional parameters alone.
    pub const fn parsed(mut self) -> MethodDef {
        self.counting = Counting::Parsed;
        self
    }

    /// In CPython the function is told the class that defines it (`METH_METHOD`): with arguments it is counted like one that
    /// takes keywords.
    pub const fn with_class(mut self) -> MethodDef {
        self.counting = Counting::Keywords;
        self
    }

    /// Takes arguments by another signature than the one it shows, one of positional parameters alone.
    pub const fn taking(mut self, signature: &'static str) -> MethodDef {
        self.arity = Arity::parse(signature);
        self
    }
}

/// Reads a computed attribute, and sets it (or deletes it, for `None`).
pub type Getter = fn(&Thread, &Value) -> PyResult;
pub type Setter = fn(&Thread, &Value, Option<&Value>) -> PyResult<()>;

/// An attribute of instances that is computed.
pub struct GetSetDef {
    pub name: &'static str,
    pub doc: &'static str,
    pub get: Getter,
    /// No function: read-only.
    pub set: Option<Setter>,
    /// CPython declares it as a member of the struct: its descriptor is a `member_descriptor`.
    pub member: bool,
}

/// A read-only attribute.
pub const fn getter(name: &'static str, doc: &'static str, get: Getter) -> GetSetDef {
    GetSetDef { name, doc, get, set: None, member: false }
}

/// An attribute that can be assigned.
pub const fn getset(name: &'static str, doc: &'static str, get: Getter, set: Setter) -> GetSetDef {
    GetSetDef { name, doc, get, set: Some(set), member: false }
}

impl GetSetDef {
    pub const fn as_member(mut self) -> GetSetDef {
        self.member = true;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_counted() {
        let arity = Arity::parse("($self, value, start=0, stop=sys.maxsize, /)");
        assert_eq!((arity.positional_only, arity.positional, arity.required, arity.bound), (4, 4, 2, true));
        let arity = Arity::parse("(iterable, /, *, key=None, reverse=False)");
        assert_eq!((arity.positional_only, arity.positional, arity.keyword_only), (1, 1, 2));
        let arity = Arity::parse("(*args, sep=' ', end=', ', **kwargs)");
        assert!(arity.varargs && arity.varkeywords && arity.keyword_only == 2);
        let arity = Arity::parse("($self, sub[, start[, end]], /)");
        assert_eq!((arity.positional_only, arity.positional, arity.required), (4, 4, 2));
        let names: Vec<_> = parameter_names("($self, sub[, start[, end]], /)").collect();
        assert_eq!(names, ["self", "sub", "start", "end"]);
        let names: Vec<_> = parameter_names("($self, a, b=(1, 2), /, *args, c='x,y', **kw)").collect();
        assert_eq!(names, ["self", "a", "b", "c"]);
    }
}
