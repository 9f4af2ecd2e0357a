//! From objects to the compiler's tree: what `compile()` does with a tree that a program has built.
//!
//! Fields are read as attributes, which may run code. Whether the tree makes sense is checked afterwards
//! ([`taipan_compiler::validate`]).

use super::node::PyAst;
use super::{Classes, classes};
use crate::builtins::code::constant::to_const;
use crate::builtins::int;
use crate::builtins::list::PyList;
use crate::builtins::str::PyStr;
use crate::error::{PyResult, Raised};
use crate::heap::NoMemory;
use crate::protocol::number;
use crate::text::builder::to_wtf8;
use crate::thread::Thread;
use crate::value::Value;
use bumpalo::Bump;
use std::rc::Rc;
use taipan_compiler::ast::*;
use taipan_compiler::code::Const;
use taipan_compiler::parser::Mode;
use taipan_compiler::wtf8::Wtf8;

/// Whether a value is a node.
pub fn is_node(value: &Value) -> bool {
    value.downcast::<PyAst>().is_some()
}

/// The tree that an object stands for, in the arena. It must be of the mode's kind.
pub fn convert<'a>(vm: &Thread, value: &Value, mode: Mode, arena: &'a Bump) -> PyResult<Mod<'a>> {
    let reader = Reader { vm, classes: classes(vm)?, arena };
    let expected = match mode {
        Mode::Exec => "Module",
        Mode::Eval => "Expression",
        Mode::Single => "Interactive",
        Mode::FuncType => "FunctionType",
    };
    if reader.classes.constructor_of(value) != Some(expected) {
        let name = value.ty().short_name();
        return Err(vm.type_error(format!("expected {expected} node, got {name:.400}")));
    }
    reader.module(value, expected)
}

struct Reader<'a, 'vm> {
    vm: &'vm Thread,
    classes: Rc<Classes>,
    arena: &'a Bump,
}

/// A node whose fields are read.
#[derive(Clone, Copy)]
struct Source<'v> {
    value: &'v Value,
    /// Its constructor, for messages.
    name: &'static str,
}

type Read<'a, 'vm, T> = fn(&Reader<'a, 'vm>, &Value) -> PyResult<T>;

/// Fields read one after another into the fields of a constructor.
macro_rules! build {
    ($self:ident $source:ident $($constructor:ident)::+ { $($field:ident: $method:ident $text:literal),* $(,)? }) => {
        $($constructor)::+ { $($field: $self.$method($source, $text)?),* }
    };
}

impl<'a, 'vm> Reader<'a, 'vm> {
    fn raised<T>(&self, result: Result<T, bumpalo::AllocErr>) -> PyResult<T> {
        result.map_err(|_| NoMemory.into())
    }

    fn put<T>(&self, value: T) -> PyResult<&'a T> {
        Ok(self.raised(self.arena.try_alloc(value))?)
    }

    fn put_all<T: Copy>(&self, values: &[T]) -> PyResult<&'a [T]> {
        Ok(self.raised(self.arena.try_alloc_slice_copy(values))?)
    }

    fn put_str(&self, text: &str) -> PyResult<&'a str> {
        Ok(self.raised(self.arena.try_alloc_str(text))?)
    }

    // Fields.

    /// `None` where the attribute is missing.
    fn attribute(&self, source: Source<'_>, field: &'static str) -> PyResult<Option<Value>> {
        let name = self.vm.intern_str(field)?;
        self.vm.get_attr_opt(source.value, &name)
    }

    fn required(&self, source: Source<'_>, field: &'static str) -> PyResult {
        match self.attribute(source, field)? {
            Some(value) => Ok(value),
            None => {
                let name = source.name;
                Err(self.vm.type_error(format!("required field \"{field}\" missing from {name}")))
            }
        }
    }

    /// A value that must be there and not `None`.
    fn present(&self, source: Source<'_>, field: &'static str) -> PyResult {
        let value = self.required(source, field)?;
        if value.is_none() {
            let name = source.name;
            return Err(self.vm.value_error(format!("field '{field}' is required for {name}")));
        }
        Ok(value)
    }

    fn optional(&self, source: Source<'_>, field: &'static str) -> PyResult<Option<Value>> {
        Ok(self.attribute(source, field)?.filter(|value| !value.is_none()))
    }

    /// The items of a list; none where the attribute is missing.
    fn items<T: Copy>(
        &self,
        source: Source<'_>,
        field: &'static str,
        read: Read<'a, 'vm, T>,
    ) -> PyResult<&'a [T]> {
        let Some(value) = self.attribute(source, field)? else { return Ok(&[]) };
        let Some(list) = value.downcast::<PyList>() else {
            let (name, ty) = (source.name, value.ty().name());
            return Err(self
                .vm
                .type_error(format!("{name} field \"{field}\" must be a list, not a {ty:.200}")));
        };
        let count = list.len();
        let mut items = Vec::new();
        for index in 0..count {
            let Some(item) = list.get(index).filter(|_| list.len() == count) else {
                let name = source.name;
                return Err(self
                    .vm
                    .runtime_error(format!("{name} field \"{field}\" changed size during iteration")));
            };
            items.try_reserve(1).map_err(|_| NoMemory)?;
            items.push(read(self, &item)?);
        }
        if list.len() != count {
            let name = source.name;
            return Err(self
                .vm
                .runtime_error(format!("{name} field \"{field}\" changed size during iteration")));
        }
        self.put_all(&items)
    }

    fn expr(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a Expr<'a>> {
        let value = self.present(source, field)?;
        self.put(self.expr_of(&value)?)
    }

    fn optional_expr(&self, source: Source<'_>, field: &'static str) -> PyResult<Option<&'a Expr<'a>>> {
        match self.optional(source, field)? {
            Some(value) => Ok(Some(self.put(self.expr_of(&value)?)?)),
            None => Ok(None),
        }
    }

    fn exprs(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [Expr<'a>]> {
        self.items(source, field, |reader, value| {
            if value.is_none() {
                return Err(reader.vm.value_error("None disallowed in expression list"));
            }
            reader.expr_of(value)
        })
    }

    fn optional_exprs(
        &self,
        source: Source<'_>,
        field: &'static str,
    ) -> PyResult<&'a [Option<&'a Expr<'a>>]> {
        self.items(source, field, |reader, value| {
            if value.is_none() {
                return Ok(None);
            }
            Ok(Some(reader.put(reader.expr_of(value)?)?))
        })
    }

    fn stmts(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [Stmt<'a>]> {
        self.items(source, field, |reader, value| {
            if value.is_none() {
                return Err(reader.vm.value_error("None disallowed in statement list"));
            }
            reader.stmt_of(value)
        })
    }

    fn text_of(&self, value: &Value, what: &str) -> PyResult<&'a str> {
        let Some(string) = value.downcast::<PyStr>() else {
            return Err(self.vm.type_error(format!("AST {what} must be of type str")));
        };
        match to_wtf8(string.text()).as_wtf8().as_str() {
            Some(text) => self.put_str(text),
            None => Err(crate::builtins::exceptions::surrogate_encode_error(self.vm, string)),
        }
    }

    fn identifier(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a str> {
        let value = self.present(source, field)?;
        self.text_of(&value, "identifier")
    }

    fn optional_identifier(&self, source: Source<'_>, field: &'static str) -> PyResult<Option<&'a str>> {
        let value = self.optional(source, field)?;
        value.map(|value| self.text_of(&value, "identifier")).transpose()
    }

    fn identifiers(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [&'a str]> {
        self.items(source, field, |reader, value| reader.text_of(value, "identifier"))
    }

    fn optional_string(&self, source: Source<'_>, field: &'static str) -> PyResult<Option<&'a str>> {
        let value = self.optional(source, field)?;
        value.map(|value| self.text_of(&value, "string")).transpose()
    }

    fn string(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a str> {
        let value = self.present(source, field)?;
        self.text_of(&value, "string")
    }

    fn int_of(&self, value: &Value) -> PyResult<i32> {
        if !int::is_int(value) {
            let repr = self.repr(value)?;
            return Err(self.vm.value_error(format!("invalid integer value: {repr}")));
        }
        let index = number::index(self.vm, value)?;
        match int::as_i64(&index).and_then(|value| i32::try_from(value).ok()) {
            Some(value) => Ok(value),
            None => Err(self.vm.overflow_error("Python int too large to convert to C int")),
        }
    }

    fn int(&self, source: Source<'_>, field: &'static str) -> PyResult<i32> {
        let value = self.required(source, field)?;
        self.int_of(&value)
    }

    fn flag(&self, source: Source<'_>, field: &'static str) -> PyResult<bool> {
        Ok(self.int(source, field)? != 0)
    }

    fn level(&self, source: Source<'_>, field: &'static str) -> PyResult<u32> {
        let level = match self.optional(source, field)? {
            Some(value) => self.int_of(&value)?,
            None => 0,
        };
        match u32::try_from(level) {
            Ok(level) => Ok(level),
            Err(_) => Err(self.vm.value_error("Negative ImportFrom level")),
        }
    }

    fn conversion(&self, source: Source<'_>, field: &'static str) -> PyResult<Conversion> {
        Ok(match self.int(source, field)? {
            -1 => Conversion::None,
            115 => Conversion::Str,
            114 => Conversion::Repr,
            97 => Conversion::Ascii,
            other => {
                return Err(self.vm.system_error(format!("Unrecognized conversion character {other}")));
            }
        })
    }

    fn repr(&self, value: &Value) -> PyResult<String> {
        let repr = self.vm.repr(value)?;
        Ok(repr.downcast::<PyStr>().map(PyStr::to_string_lossy).unwrap_or_default())
    }

    /// The constructor of a value, which must be of a kind.
    fn constructor(&self, value: &Value, kind: &str) -> PyResult<&'static str> {
        match self.classes.constructor_of(value) {
            Some(name) if value.ty().is_subtype(self.classes.class(kind)) => Ok(name),
            _ => Err(self.unexpected(value, kind)),
        }
    }

    #[cold]
    fn unexpected(&self, value: &Value, kind: &str) -> Raised {
        match self.repr(value) {
            Ok(repr) => self.vm.type_error(format!("expected some sort of {kind}, but got {repr}")),
            Err(raised) => raised,
        }
    }

    /// A node that has no sort of its own: anything of the right class.
    fn product<'v>(&self, value: &'v Value, kind: &'static str) -> PyResult<Source<'v>> {
        Ok(Source { value, name: kind })
    }

    fn location(&self, value: &Value, kind: &'static str) -> PyResult<Location> {
        let source = Source { value, name: kind };
        let lineno = self.int(source, "lineno")?;
        let col_offset = self.int(source, "col_offset")?;
        let end_lineno = match self.optional(source, "end_lineno")? {
            Some(value) => self.int_of(&value)?,
            None => lineno,
        };
        let end_col_offset = match self.optional(source, "end_col_offset")? {
            Some(value) => self.int_of(&value)?,
            None => col_offset,
        };
        Ok(Location {
            lineno: lineno as u32,
            col_offset: col_offset as u32,
            end_lineno: end_lineno as u32,
            end_col_offset: end_col_offset as u32,
        })
    }

    // Constants.

    fn constant(&self, source: Source<'_>, field: &'static str) -> PyResult<Constant<'a>> {
        let value = self.required(source, field)?;
        match to_const(self.vm, &value)? {
            Some(constant) => self.constant_of(&constant),
            None => {
                let name = self.offender(&value).ty().name().to_owned();
                Err(self.vm.type_error(format!("got an invalid type in Constant: {name}")))
            }
        }
    }

    /// What is no constant in a value: the value, or something in a tuple.
    fn offender(&self, value: &Value) -> Value {
        let items =
            value.downcast_exact::<crate::builtins::tuple::PyTuple>().map(|tuple| tuple.items().to_vec());
        let mut items = items.into_iter().flatten();
        let bad = items.find(|item| !matches!(to_const(self.vm, item), Ok(Some(_))));
        bad.unwrap_or_else(|| value.clone())
    }

    fn constant_of(&self, constant: &Const) -> PyResult<Constant<'a>> {
        Ok(match constant {
            Const::None => Constant::None,
            Const::True => Constant::True,
            Const::False => Constant::False,
            Const::Ellipsis => Constant::Ellipsis,
            Const::Int(value) => Constant::Int(Int::Small(*value)),
            Const::BigInt(value) => {
                let (sign, words) = value.as_sign_words();
                let limbs = self.put_all(words)?;
                Constant::Int(Int::Big { negative: sign == dashu_int::Sign::Negative, limbs })
            }
            Const::Float(value) => Constant::Float(*value),
            Const::Complex(real, imag) => Constant::Complex(*real, *imag),
            Const::Str { text, .. } => {
                let bytes = self.put_all(text.as_wtf8().as_bytes())?;
                match Wtf8::from_bytes(bytes) {
                    Some(text) => Constant::Str(text),
                    None => return Err(self.vm.system_error("a string is not WTF-8")),
                }
            }
            Const::Bytes(bytes) => Constant::Bytes(self.put_all(bytes)?),
            Const::Tuple(items) => Constant::Tuple(self.constants_of(items)?),
            Const::FrozenSet(items) => Constant::FrozenSet(self.constants_of(items)?),
            Const::Slice(_) | Const::Code(_) => {
                return Err(self.vm.type_error("got an invalid type in Constant: slice"));
            }
        })
    }

    fn constants_of(&self, items: &[Const]) -> PyResult<&'a [Constant<'a>]> {
        let items = items.iter().map(|item| self.constant_of(item)).collect::<PyResult<Vec<_>>>()?;
        self.put_all(&items)
    }

    // Nodes.

    fn module(&self, value: &Value, name: &'static str) -> PyResult<Mod<'a>> {
        let source = Source { value, name };
        Ok(match name {
            "Module" => {
                build!(self source Mod::Module { body: stmts "body", type_ignores: type_ignores "type_ignores" })
            }
            "Expression" => build!(self source Mod::Expression { body: expr "body" }),
            "Interactive" => build!(self source Mod::Interactive { body: stmts "body" }),
            _ => {
                build!(self source Mod::FunctionType { argtypes: exprs "argtypes", returns: expr "returns" })
            }
        })
    }

    fn type_ignores(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [TypeIgnore<'a>]> {
        self.items(source, field, |reader, value| {
            let name = reader.constructor(value, "type_ignore")?;
            let source = Source { value, name };
            Ok(TypeIgnore {
                lineno: reader.int(source, "lineno")? as u32,
                tag: reader.string(source, "tag")?,
            })
        })
    }

    fn stmt_of(&self, value: &Value) -> PyResult<Stmt<'a>> {
        self.vm.check_native_stack(" while traversing 'stmt' node")?;
        let location = self.location(value, "stmt")?;
        let name = self.constructor(value, "stmt")?;
        Ok(Stmt { kind: self.stmt_kind(Source { value, name })?, location })
    }

    fn stmt_kind(&self, source: Source<'_>) -> PyResult<StmtKind<'a>> {
        Ok(match source.name {
            "FunctionDef" => StmtKind::FunctionDef(self.function_def(source)?),
            "AsyncFunctionDef" => StmtKind::AsyncFunctionDef(self.function_def(source)?),
            "ClassDef" => StmtKind::ClassDef(self.put(build!(self source ClassDef {
                name: identifier "name",
                bases: exprs "bases",
                keywords: keywords "keywords",
                body: stmts "body",
                decorator_list: exprs "decorator_list",
                type_params: type_params "type_params",
            }))?),
            "Return" => build!(self source StmtKind::Return { value: optional_expr "value" }),
            "Delete" => build!(self source StmtKind::Delete { targets: exprs "targets" }),
            "Assign" => build!(self source StmtKind::Assign {
                targets: exprs "targets",
                value: expr "value",
                type_comment: optional_string "type_comment",
            }),
            "TypeAlias" => build!(self source StmtKind::TypeAlias {
                name: expr "name",
                type_params: type_params "type_params",
                value: expr "value",
            }),
            "AugAssign" => {
                build!(self source StmtKind::AugAssign { target: expr "target", op: operator "op", value: expr "value" })
            }
            "AnnAssign" => build!(self source StmtKind::AnnAssign {
                target: expr "target",
                annotation: expr "annotation",
                value: optional_expr "value",
                simple: flag "simple",
            }),
            "For" => build!(self source StmtKind::For {
                target: expr "target",
                iter: expr "iter",
                body: stmts "body",
                orelse: stmts "orelse",
                type_comment: optional_string "type_comment",
            }),
            "AsyncFor" => build!(self source StmtKind::AsyncFor {
                target: expr "target",
                iter: expr "iter",
                body: stmts "body",
                orelse: stmts "orelse",
                type_comment: optional_string "type_comment",
            }),
            "While" => {
                build!(self source StmtKind::While { test: expr "test", body: stmts "body", orelse: stmts "orelse" })
            }
            "If" => {
                build!(self source StmtKind::If { test: expr "test", body: stmts "body", orelse: stmts "orelse" })
            }
            "With" => build!(self source StmtKind::With {
                items: with_items "items",
                body: stmts "body",
                type_comment: optional_string "type_comment",
            }),
            "AsyncWith" => build!(self source StmtKind::AsyncWith {
                items: with_items "items",
                body: stmts "body",
                type_comment: optional_string "type_comment",
            }),
            "Match" => {
                build!(self source StmtKind::Match { subject: expr "subject", cases: match_cases "cases" })
            }
            "Raise" => {
                build!(self source StmtKind::Raise { exc: optional_expr "exc", cause: optional_expr "cause" })
            }
            "Try" => StmtKind::Try(self.try_statement(source)?),
            "TryStar" => StmtKind::TryStar(self.try_statement(source)?),
            "Assert" => build!(self source StmtKind::Assert { test: expr "test", msg: optional_expr "msg" }),
            "Import" => build!(self source StmtKind::Import { names: aliases "names" }),
            "ImportFrom" => build!(self source StmtKind::ImportFrom {
                module: optional_identifier "module",
                names: aliases "names",
                level: level "level",
            }),
            "Global" => build!(self source StmtKind::Global { names: identifiers "names" }),
            "Nonlocal" => build!(self source StmtKind::Nonlocal { names: identifiers "names" }),
            "Expr" => build!(self source StmtKind::Expr { value: expr "value" }),
            "Pass" => StmtKind::Pass,
            "Break" => StmtKind::Break,
            "Continue" => StmtKind::Continue,
            _ => return Err(self.unexpected(source.value, "stmt")),
        })
    }

    fn function_def(&self, source: Source<'_>) -> PyResult<&'a FunctionDef<'a>> {
        self.put(build!(self source FunctionDef {
            name: identifier "name",
            args: arguments "args",
            body: stmts "body",
            decorator_list: exprs "decorator_list",
            returns: optional_expr "returns",
            type_comment: optional_string "type_comment",
            type_params: type_params "type_params",
        }))
    }

    fn try_statement(&self, source: Source<'_>) -> PyResult<&'a Try<'a>> {
        self.put(build!(self source Try {
            body: stmts "body",
            handlers: handlers "handlers",
            orelse: stmts "orelse",
            finalbody: stmts "finalbody",
        }))
    }

    fn expr_of(&self, value: &Value) -> PyResult<Expr<'a>> {
        self.vm.check_native_stack(" while traversing 'expr' node")?;
        let location = self.location(value, "expr")?;
        let name = self.constructor(value, "expr")?;
        Ok(Expr { kind: self.expr_kind(Source { value, name })?, location })
    }

    fn expr_kind(&self, source: Source<'_>) -> PyResult<ExprKind<'a>> {
        Ok(match source.name {
            "BoolOp" => {
                build!(self source ExprKind::BoolOp { op: bool_operator "op", values: exprs "values" })
            }
            "NamedExpr" => {
                build!(self source ExprKind::NamedExpr { target: expr "target", value: expr "value" })
            }
            "BinOp" => {
                build!(self source ExprKind::BinOp { left: expr "left", op: operator "op", right: expr "right" })
            }
            "UnaryOp" => {
                build!(self source ExprKind::UnaryOp { op: unary_operator "op", operand: expr "operand" })
            }
            "Lambda" => build!(self source ExprKind::Lambda { args: arguments "args", body: expr "body" }),
            "IfExp" => {
                build!(self source ExprKind::IfExp { test: expr "test", body: expr "body", orelse: expr "orelse" })
            }
            "Dict" => {
                build!(self source ExprKind::Dict { keys: optional_exprs "keys", values: exprs "values" })
            }
            "Set" => build!(self source ExprKind::Set { elts: exprs "elts" }),
            "ListComp" => {
                build!(self source ExprKind::ListComp { elt: expr "elt", generators: comprehensions "generators" })
            }
            "SetComp" => {
                build!(self source ExprKind::SetComp { elt: expr "elt", generators: comprehensions "generators" })
            }
            "DictComp" => build!(self source ExprKind::DictComp {
                key: expr "key",
                value: expr "value",
                generators: comprehensions "generators",
            }),
            "GeneratorExp" => {
                build!(self source ExprKind::GeneratorExp { elt: expr "elt", generators: comprehensions "generators" })
            }
            "Await" => build!(self source ExprKind::Await { value: expr "value" }),
            "Yield" => build!(self source ExprKind::Yield { value: optional_expr "value" }),
            "YieldFrom" => build!(self source ExprKind::YieldFrom { value: expr "value" }),
            "Compare" => build!(self source ExprKind::Compare {
                left: expr "left",
                ops: comparisons "ops",
                comparators: exprs "comparators",
            }),
            "Call" => {
                build!(self source ExprKind::Call { func: expr "func", args: exprs "args", keywords: keywords "keywords" })
            }
            "FormattedValue" => build!(self source ExprKind::FormattedValue {
                value: expr "value",
                conversion: conversion "conversion",
                format_spec: optional_expr "format_spec",
            }),
            "Interpolation" => build!(self source ExprKind::Interpolation {
                value: expr "value",
                str: constant "str",
                conversion: conversion "conversion",
                format_spec: optional_expr "format_spec",
            }),
            "JoinedStr" => build!(self source ExprKind::JoinedStr { values: exprs "values" }),
            "TemplateStr" => build!(self source ExprKind::TemplateStr { values: exprs "values" }),
            "Constant" => ExprKind::Constant {
                value: self.constant(source, "value")?,
                unicode_kind: self.optional_string(source, "kind")? == Some("u"),
            },
            "Attribute" => {
                build!(self source ExprKind::Attribute { value: expr "value", attr: identifier "attr", ctx: context "ctx" })
            }
            "Subscript" => {
                build!(self source ExprKind::Subscript { value: expr "value", slice: expr "slice", ctx: context "ctx" })
            }
            "Starred" => build!(self source ExprKind::Starred { value: expr "value", ctx: context "ctx" }),
            "Name" => build!(self source ExprKind::Name { id: identifier "id", ctx: context "ctx" }),
            "List" => build!(self source ExprKind::List { elts: exprs "elts", ctx: context "ctx" }),
            "Tuple" => build!(self source ExprKind::Tuple { elts: exprs "elts", ctx: context "ctx" }),
            "Slice" => build!(self source ExprKind::Slice {
                lower: optional_expr "lower",
                upper: optional_expr "upper",
                step: optional_expr "step",
            }),
            _ => return Err(self.unexpected(source.value, "expr")),
        })
    }

    // Contexts and operators.

    fn context(&self, source: Source<'_>, field: &'static str) -> PyResult<ExprContext> {
        let value = self.present(source, field)?;
        Ok(match self.constructor(&value, "expr_context")? {
            "Store" => ExprContext::Store,
            "Del" => ExprContext::Del,
            _ => ExprContext::Load,
        })
    }

    fn bool_operator(&self, source: Source<'_>, field: &'static str) -> PyResult<BoolOp> {
        let value = self.present(source, field)?;
        Ok(if self.constructor(&value, "boolop")? == "And" { BoolOp::And } else { BoolOp::Or })
    }

    fn operator(&self, source: Source<'_>, field: &'static str) -> PyResult<Operator> {
        let value = self.present(source, field)?;
        Ok(match self.constructor(&value, "operator")? {
            "Add" => Operator::Add,
            "Sub" => Operator::Sub,
            "Mult" => Operator::Mult,
            "MatMult" => Operator::MatMult,
            "Div" => Operator::Div,
            "Mod" => Operator::Mod,
            "Pow" => Operator::Pow,
            "LShift" => Operator::LShift,
            "RShift" => Operator::RShift,
            "BitOr" => Operator::BitOr,
            "BitXor" => Operator::BitXor,
            "BitAnd" => Operator::BitAnd,
            _ => Operator::FloorDiv,
        })
    }

    fn unary_operator(&self, source: Source<'_>, field: &'static str) -> PyResult<UnaryOp> {
        let value = self.present(source, field)?;
        Ok(match self.constructor(&value, "unaryop")? {
            "Invert" => UnaryOp::Invert,
            "Not" => UnaryOp::Not,
            "UAdd" => UnaryOp::UAdd,
            _ => UnaryOp::USub,
        })
    }

    fn comparisons(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [CmpOp]> {
        self.items(source, field, |reader, value| {
            Ok(match reader.constructor(value, "cmpop")? {
                "Eq" => CmpOp::Eq,
                "NotEq" => CmpOp::NotEq,
                "Lt" => CmpOp::Lt,
                "LtE" => CmpOp::LtE,
                "Gt" => CmpOp::Gt,
                "GtE" => CmpOp::GtE,
                "Is" => CmpOp::Is,
                "IsNot" => CmpOp::IsNot,
                "In" => CmpOp::In,
                _ => CmpOp::NotIn,
            })
        })
    }

    // Parts of statements and expressions.

    fn arguments(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a Arguments<'a>> {
        let value = self.present(source, field)?;
        let source = self.product(&value, "arguments")?;
        self.put(build!(self source Arguments {
            posonlyargs: args "posonlyargs",
            args: args "args",
            vararg: optional_arg "vararg",
            kwonlyargs: args "kwonlyargs",
            kw_defaults: optional_exprs "kw_defaults",
            kwarg: optional_arg "kwarg",
            defaults: exprs "defaults",
        }))
    }

    fn arg_of(&self, value: &Value) -> PyResult<Arg<'a>> {
        let source = self.product(value, "arg")?;
        Ok(Arg {
            arg: self.identifier(source, "arg")?,
            annotation: self.optional_expr(source, "annotation")?,
            type_comment: self.optional_string(source, "type_comment")?,
            location: self.location(value, "arg")?,
        })
    }

    fn args(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [Arg<'a>]> {
        self.items(source, field, |reader, value| reader.arg_of(value))
    }

    fn optional_arg(&self, source: Source<'_>, field: &'static str) -> PyResult<Option<&'a Arg<'a>>> {
        match self.optional(source, field)? {
            Some(value) => Ok(Some(self.put(self.arg_of(&value)?)?)),
            None => Ok(None),
        }
    }

    fn keywords(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [Keyword<'a>]> {
        self.items(source, field, |reader, value| {
            let source = reader.product(value, "keyword")?;
            Ok(Keyword {
                arg: reader.optional_identifier(source, "arg")?,
                value: reader.expr(source, "value")?,
                location: reader.location(value, "keyword")?,
            })
        })
    }

    fn aliases(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [Alias<'a>]> {
        self.items(source, field, |reader, value| {
            let source = reader.product(value, "alias")?;
            Ok(Alias {
                name: reader.identifier(source, "name")?,
                asname: reader.optional_identifier(source, "asname")?,
                location: reader.location(value, "alias")?,
            })
        })
    }

    fn with_items(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [WithItem<'a>]> {
        self.items(source, field, |reader, value| {
            let source = reader.product(value, "withitem")?;
            Ok(WithItem {
                context_expr: reader.expr(source, "context_expr")?,
                optional_vars: reader.optional_expr(source, "optional_vars")?,
            })
        })
    }

    fn comprehensions(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [Comprehension<'a>]> {
        self.items(source, field, |reader, value| {
            let source = reader.product(value, "comprehension")?;
            Ok(Comprehension {
                target: reader.expr(source, "target")?,
                iter: reader.expr(source, "iter")?,
                ifs: reader.exprs(source, "ifs")?,
                is_async: reader.flag(source, "is_async")?,
            })
        })
    }

    fn handlers(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [ExceptHandler<'a>]> {
        self.items(source, field, |reader, value| {
            if !is_node(value) {
                return Err(reader.unexpected(value, "excepthandler"));
            }
            let location = reader.location(value, "excepthandler")?;
            let source = Source { value, name: reader.constructor(value, "excepthandler")? };
            Ok(ExceptHandler {
                type_: reader.optional_expr(source, "type")?,
                name: reader.optional_identifier(source, "name")?,
                body: reader.stmts(source, "body")?,
                location,
            })
        })
    }

    fn match_cases(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [MatchCase<'a>]> {
        self.items(source, field, |reader, value| {
            let source = reader.product(value, "match_case")?;
            Ok(MatchCase {
                pattern: reader.pattern(source, "pattern")?,
                guard: reader.optional_expr(source, "guard")?,
                body: reader.stmts(source, "body")?,
            })
        })
    }

    fn pattern(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a Pattern<'a>> {
        let value = self.present(source, field)?;
        self.put(self.pattern_of(&value)?)
    }

    fn patterns(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [Pattern<'a>]> {
        self.items(source, field, |reader, value| reader.pattern_of(value))
    }

    fn optional_pattern(&self, source: Source<'_>, field: &'static str) -> PyResult<Option<&'a Pattern<'a>>> {
        match self.optional(source, field)? {
            Some(value) => Ok(Some(self.put(self.pattern_of(&value)?)?)),
            None => Ok(None),
        }
    }

    fn pattern_of(&self, value: &Value) -> PyResult<Pattern<'a>> {
        self.vm.check_native_stack(" while traversing 'pattern' node")?;
        if !is_node(value) {
            return Err(self.unexpected(value, "pattern"));
        }
        let location = self.location(value, "pattern")?;
        let source = Source { value, name: self.constructor(value, "pattern")? };
        let kind = match source.name {
            "MatchValue" => build!(self source PatternKind::MatchValue { value: expr "value" }),
            "MatchSingleton" => build!(self source PatternKind::MatchSingleton { value: constant "value" }),
            "MatchSequence" => {
                build!(self source PatternKind::MatchSequence { patterns: patterns "patterns" })
            }
            "MatchMapping" => build!(self source PatternKind::MatchMapping {
                keys: exprs "keys",
                patterns: patterns "patterns",
                rest: optional_identifier "rest",
            }),
            "MatchClass" => build!(self source PatternKind::MatchClass {
                cls: expr "cls",
                patterns: patterns "patterns",
                kwd_attrs: identifiers "kwd_attrs",
                kwd_patterns: patterns "kwd_patterns",
            }),
            "MatchStar" => build!(self source PatternKind::MatchStar { name: optional_identifier "name" }),
            "MatchAs" => {
                build!(self source PatternKind::MatchAs { pattern: optional_pattern "pattern", name: optional_identifier "name" })
            }
            "MatchOr" => build!(self source PatternKind::MatchOr { patterns: patterns "patterns" }),
            _ => return Err(self.unexpected(value, "pattern")),
        };
        Ok(Pattern { kind, location })
    }

    fn type_params(&self, source: Source<'_>, field: &'static str) -> PyResult<&'a [TypeParam<'a>]> {
        self.items(source, field, |reader, value| {
            if !is_node(value) {
                return Err(reader.unexpected(value, "type_param"));
            }
            let location = reader.location(value, "type_param")?;
            let source = Source { value, name: reader.constructor(value, "type_param")? };
            let kind = match source.name {
                "TypeVar" => build!(reader source TypeParamKind::TypeVar {
                    name: identifier "name",
                    bound: optional_expr "bound",
                    default_value: optional_expr "default_value",
                }),
                "ParamSpec" => build!(reader source TypeParamKind::ParamSpec {
                    name: identifier "name",
                    default_value: optional_expr "default_value",
                }),
                "TypeVarTuple" => build!(reader source TypeParamKind::TypeVarTuple {
                    name: identifier "name",
                    default_value: optional_expr "default_value",
                }),
                _ => return Err(reader.unexpected(value, "type_param")),
            };
            Ok(TypeParam { kind, location })
        })
    }
}
