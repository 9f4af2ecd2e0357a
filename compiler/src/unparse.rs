//! Expressions back to source text, for annotations that `from __future__ import annotations` turns into strings (PEP 563).
//! Spaces and parentheses are CPython's.

use crate::ast::*;
use crate::consts::from_literal;
use crate::stack::StackGuard;
use crate::symtable::errors::{Fail, recursion_error};
use crate::wtf8::{Wtf8, Wtf8Buf};
use crate::{literal_repr, repr};

/// How tightly operators bind.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
struct Level(u8);

const TUPLE: Level = Level(0);
const TEST: Level = Level(1);
const OR: Level = Level(2);
const AND: Level = Level(3);
const NOT: Level = Level(4);
const CMP: Level = Level(5);
const EXPR: Level = Level(6);
const BIT_XOR: Level = Level(7);
const BIT_AND: Level = Level(8);
const SHIFT: Level = Level(9);
const ARITH: Level = Level(10);
const TERM: Level = Level(11);
const FACTOR: Level = Level(12);
const POWER: Level = Level(13);
const AWAIT: Level = Level(14);
const ATOM: Level = Level(15);

impl Level {
    fn next(self) -> Level {
        Level(self.0 + 1)
    }
}

/// Stands for infinity, which has no literal.
const INFINITY: &str = "1e309";

struct Writer {
    out: Wtf8Buf,
    stack: StackGuard,
}

/// The text of an expression.
pub(crate) fn expression(expr: &Expr<'_>, stack: StackGuard) -> Result<Wtf8Buf, Fail> {
    render(expr, TEST, stack)
}

fn render(expr: &Expr<'_>, level: Level, stack: StackGuard) -> Result<Wtf8Buf, Fail> {
    let mut writer = Writer { out: Wtf8Buf::new(), stack };
    writer.expr(expr, level)?;
    Ok(writer.out)
}

fn binary_op(op: Operator) -> (&'static str, Level) {
    match op {
        Operator::Add => (" + ", ARITH),
        Operator::Sub => (" - ", ARITH),
        Operator::Mult => (" * ", TERM),
        Operator::MatMult => (" @ ", TERM),
        Operator::Div => (" / ", TERM),
        Operator::Mod => (" % ", TERM),
        Operator::LShift => (" << ", SHIFT),
        Operator::RShift => (" >> ", SHIFT),
        Operator::BitOr => (" | ", EXPR),
        Operator::BitXor => (" ^ ", BIT_XOR),
        Operator::BitAnd => (" & ", BIT_AND),
        Operator::FloorDiv => (" // ", TERM),
        Operator::Pow => (" ** ", POWER),
    }
}

fn compare_op(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}

impl Writer {
    fn str(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn separated<T>(
        &mut self,
        items: &[T],
        mut write: impl FnMut(&mut Self, &T) -> Result<(), Fail>,
    ) -> Result<(), Fail> {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.str(", ");
            }
            write(self, item)?;
        }
        Ok(())
    }

    fn exprs(&mut self, exprs: &[Expr<'_>]) -> Result<(), Fail> {
        self.separated(exprs, |writer, expr| writer.expr(expr, TEST))
    }

    /// Writes something, in parentheses if it binds less tightly than its place needs.
    fn at(
        &mut self,
        level: Level,
        own: Level,
        write: impl FnOnce(&mut Self) -> Result<(), Fail>,
    ) -> Result<(), Fail> {
        if level > own {
            self.str("(");
        }
        write(self)?;
        if level > own {
            self.str(")");
        }
        Ok(())
    }

    fn expr(&mut self, expr: &Expr<'_>, level: Level) -> Result<(), Fail> {
        self.stack.check().map_err(recursion_error)?;
        match &expr.kind {
            ExprKind::BoolOp { op, values } => {
                let (text, own) = if *op == BoolOp::And { (" and ", AND) } else { (" or ", OR) };
                self.at(level, own, |writer| {
                    for (index, value) in values.iter().enumerate() {
                        if index > 0 {
                            writer.str(text);
                        }
                        writer.expr(value, own.next())?;
                    }
                    Ok(())
                })
            }
            ExprKind::BinOp { left, op, right } => {
                let (text, own) = binary_op(*op);
                let (left_level, right_level) =
                    if *op == Operator::Pow { (own.next(), own) } else { (own, own.next()) };
                self.at(level, own, |writer| {
                    writer.expr(left, left_level)?;
                    writer.str(text);
                    writer.expr(right, right_level)
                })
            }
            ExprKind::UnaryOp { op, operand } => {
                let (text, own) = match op {
                    UnaryOp::Invert => ("~", FACTOR),
                    UnaryOp::Not => ("not ", NOT),
                    UnaryOp::UAdd => ("+", FACTOR),
                    UnaryOp::USub => ("-", FACTOR),
                };
                self.at(level, own, |writer| {
                    writer.str(text);
                    writer.expr(operand, own)
                })
            }
            ExprKind::Lambda { args, body } => self.at(level, TEST, |writer| {
                let has_positional = !args.args.is_empty() || !args.posonlyargs.is_empty();
                writer.str(if has_positional { "lambda " } else { "lambda" });
                writer.arguments(args)?;
                writer.str(": ");
                writer.expr(body, TEST)
            }),
            ExprKind::IfExp { test, body, orelse } => self.at(level, TEST, |writer| {
                writer.expr(body, TEST.next())?;
                writer.str(" if ");
                writer.expr(test, TEST.next())?;
                writer.str(" else ");
                writer.expr(orelse, TEST)
            }),
            ExprKind::Dict { keys, values } => self.dict(keys, values),
            ExprKind::Set { elts } => self.enclosed("{", elts, "}"),
            ExprKind::List { elts, .. } => self.enclosed("[", elts, "]"),
            ExprKind::Tuple { elts, .. } => match elts {
                [] => {
                    self.str("()");
                    Ok(())
                }
                _ => self.at(level, TUPLE, |writer| {
                    writer.exprs(elts)?;
                    if elts.len() == 1 {
                        writer.str(",");
                    }
                    Ok(())
                }),
            },
            ExprKind::GeneratorExp { elt, generators } => self.comprehension("(", elt, None, generators, ")"),
            ExprKind::ListComp { elt, generators } => self.comprehension("[", elt, None, generators, "]"),
            ExprKind::SetComp { elt, generators } => self.comprehension("{", elt, None, generators, "}"),
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension("{", key, Some(value), generators, "}")
            }
            ExprKind::Yield { value: None } => {
                self.str("(yield)");
                Ok(())
            }
            ExprKind::Yield { value: Some(value) } => self.prefixed("(yield ", value, TEST, ")"),
            ExprKind::YieldFrom { value } => self.prefixed("(yield from ", value, TEST, ")"),
            ExprKind::Await { value } => {
                self.at(level, AWAIT, |writer| writer.prefixed("await ", value, ATOM, ""))
            }
            ExprKind::Compare { left, ops, comparators } => self.at(level, CMP, |writer| {
                writer.expr(left, CMP.next())?;
                for (op, comparator) in ops.iter().zip(*comparators) {
                    writer.str(compare_op(*op));
                    writer.expr(comparator, CMP.next())?;
                }
                Ok(())
            }),
            ExprKind::Call { func, args, keywords } => self.call(func, args, keywords),
            ExprKind::Constant { value, unicode_kind } => {
                if *unicode_kind {
                    self.str("u");
                }
                self.constant(value);
                Ok(())
            }
            ExprKind::JoinedStr { values } => self.joined_str("f", values),
            ExprKind::TemplateStr { values } => self.template_str(values),
            ExprKind::FormattedValue { .. } | ExprKind::Interpolation { .. } => self.interpolation(expr),
            ExprKind::Attribute { value, attr, .. } => {
                self.expr(value, ATOM)?;
                // `1.real` would be a float.
                let is_int = matches!(value.kind, ExprKind::Constant { value: Constant::Int(_), .. });
                self.str(if is_int { " ." } else { "." });
                self.str(attr);
                Ok(())
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value, ATOM)?;
                self.prefixed("[", slice, TUPLE, "]")
            }
            ExprKind::Starred { value, .. } => self.prefixed("*", value, EXPR, ""),
            ExprKind::Slice { lower, upper, step } => {
                for (index, part) in [lower, upper, step].into_iter().enumerate() {
                    if index == 1 || index == 2 && part.is_some() {
                        self.str(":");
                    }
                    if let Some(part) = part {
                        self.expr(part, TEST)?;
                    }
                }
                Ok(())
            }
            ExprKind::Name { id, .. } => {
                self.str(id);
                Ok(())
            }
            ExprKind::NamedExpr { target, value } => self.at(level, TUPLE, |writer| {
                writer.expr(target, ATOM)?;
                writer.prefixed(" := ", value, ATOM, "")
            }),
        }
    }

    fn prefixed(&mut self, before: &str, expr: &Expr<'_>, level: Level, after: &str) -> Result<(), Fail> {
        self.str(before);
        self.expr(expr, level)?;
        self.str(after);
        Ok(())
    }

    fn enclosed(&mut self, before: &str, exprs: &[Expr<'_>], after: &str) -> Result<(), Fail> {
        self.str(before);
        self.exprs(exprs)?;
        self.str(after);
        Ok(())
    }

    fn dict(&mut self, keys: &[Option<&Expr<'_>>], values: &[Expr<'_>]) -> Result<(), Fail> {
        self.str("{");
        for (index, (key, value)) in keys.iter().zip(values).enumerate() {
            if index > 0 {
                self.str(", ");
            }
            match key {
                Some(key) => {
                    self.expr(key, TEST)?;
                    self.prefixed(": ", value, TEST, "")?;
                }
                None => self.prefixed("**", value, EXPR, "")?,
            }
        }
        self.str("}");
        Ok(())
    }

    fn comprehension(
        &mut self,
        before: &str,
        elt: &Expr<'_>,
        value: Option<&Expr<'_>>,
        generators: &[Comprehension<'_>],
        after: &str,
    ) -> Result<(), Fail> {
        self.prefixed(before, elt, TEST, "")?;
        if let Some(value) = value {
            self.prefixed(": ", value, TEST, "")?;
        }
        for generator in generators {
            self.str(if generator.is_async { " async for " } else { " for " });
            self.expr(generator.target, TUPLE)?;
            self.prefixed(" in ", generator.iter, TEST.next(), "")?;
            for condition in generator.ifs {
                self.prefixed(" if ", condition, TEST.next(), "")?;
            }
        }
        self.str(after);
        Ok(())
    }

    fn call(&mut self, func: &Expr<'_>, args: &[Expr<'_>], keywords: &[Keyword<'_>]) -> Result<(), Fail> {
        self.expr(func, ATOM)?;
        if let ([arg], []) = (args, keywords)
            && matches!(arg.kind, ExprKind::GeneratorExp { .. })
        {
            return self.expr(arg, TEST);
        }
        self.enclosed("(", args, "")?;
        if !args.is_empty() && !keywords.is_empty() {
            self.str(", ");
        }
        self.separated(keywords, |writer, keyword| {
            match keyword.arg {
                Some(arg) => {
                    writer.str(arg);
                    writer.str("=");
                }
                None => writer.str("**"),
            }
            writer.expr(keyword.value, TEST)
        })?;
        self.str(")");
        Ok(())
    }

    fn arg(&mut self, arg: &Arg<'_>) -> Result<(), Fail> {
        self.str(arg.arg);
        match arg.annotation {
            Some(annotation) => self.prefixed(": ", annotation, TEST, ""),
            None => Ok(()),
        }
    }

    fn arguments(&mut self, args: &Arguments<'_>) -> Result<(), Fail> {
        let mut is_first = true;
        let mut separate = |writer: &mut Self| {
            if !std::mem::replace(&mut is_first, false) {
                writer.str(", ");
            }
        };
        let positional = args.posonlyargs.len() + args.args.len();
        for (index, arg) in args.posonlyargs.iter().chain(args.args).enumerate() {
            separate(self);
            self.arg(arg)?;
            if let Some(default) = (index + args.defaults.len()).checked_sub(positional) {
                self.prefixed("=", &args.defaults[default], TEST, "")?;
            }
            if index + 1 == args.posonlyargs.len() {
                self.str(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            separate(self);
            self.str("*");
            if let Some(vararg) = args.vararg {
                self.arg(vararg)?;
            }
        }
        for (arg, default) in args.kwonlyargs.iter().zip(args.kw_defaults) {
            separate(self);
            self.arg(arg)?;
            if let Some(default) = default {
                self.prefixed("=", default, TEST, "")?;
            }
        }
        if let Some(kwarg) = args.kwarg {
            separate(self);
            self.str("**");
            self.arg(kwarg)?;
        }
        Ok(())
    }

    fn constant(&mut self, value: &Constant<'_>) {
        match value {
            Constant::Ellipsis => self.str("..."),
            Constant::Tuple(items) => {
                self.str("(");
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.str(", ");
                    }
                    self.constant(item);
                }
                self.str(if items.len() == 1 { ",)" } else { ")" });
            }
            Constant::Float(float) if float.is_infinite() => {
                self.str(&literal_repr::float_repr(*float).replace("inf", INFINITY));
            }
            Constant::Complex(re, im) => {
                self.str(&literal_repr::complex_repr(*re, *im).replace("inf", INFINITY))
            }
            other => self.str(&repr::constant(&from_literal(other))),
        }
    }

    /// What stands between the quotes of a formatted string or template, or in a format spec.
    fn element(&mut self, expr: &Expr<'_>, is_format_spec: bool) -> Result<(), Fail> {
        match &expr.kind {
            ExprKind::Constant { value: Constant::Str(text), .. } => {
                for point in text.code_points() {
                    let is_brace = point == u32::from('{') || point == u32::from('}');
                    for _ in 0..=usize::from(is_brace) {
                        self.out.push_code_point(point);
                    }
                }
                Ok(())
            }
            ExprKind::JoinedStr { values } if is_format_spec => {
                values.iter().try_for_each(|value| self.element(value, true))
            }
            _ => self.expr(expr, TEST),
        }
    }

    fn joined_str(&mut self, prefix: &str, values: &[Expr<'_>]) -> Result<(), Fail> {
        let mut body = Writer { out: Wtf8Buf::new(), stack: self.stack };
        values.iter().try_for_each(|value| body.element(value, false))?;
        self.str(prefix);
        self.str(&literal_repr::str_repr(body.out.as_wtf8()));
        Ok(())
    }

    /// Formatted values in a template come from f-strings that were concatenated with it.
    fn template_str(&mut self, values: &[Expr<'_>]) -> Result<(), Fail> {
        if values.is_empty() {
            return self.joined_str("t", values);
        }
        let mut start = 0;
        for (index, value) in values.iter().enumerate() {
            if !matches!(value.kind, ExprKind::FormattedValue { .. }) {
                continue;
            }
            if index > start {
                self.joined_str("t", &values[start..index])?;
                self.str(" ");
            }
            self.joined_str("f", &values[index..=index])?;
            if index + 1 < values.len() {
                self.str(" ");
            }
            start = index + 1;
        }
        if start < values.len() { self.joined_str("t", &values[start..]) } else { Ok(()) }
    }

    /// `{value!r:spec}`.
    fn interpolation(&mut self, expr: &Expr<'_>) -> Result<(), Fail> {
        let (text, conversion, format_spec) = match &expr.kind {
            // A lambda needs parentheses, because of its colon.
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                (render(value, TEST.next(), self.stack)?, *conversion, *format_spec)
            }
            ExprKind::Interpolation { str: Constant::Str(text), conversion, format_spec, .. } => {
                (text.to_buf(), *conversion, *format_spec)
            }
            _ => return Ok(()),
        };
        let text: Wtf8<'_> = text.as_wtf8();
        self.str(if text.as_bytes().starts_with(b"{") { "{ " } else { "{" });
        self.out.push_wtf8(text);
        self.str(match conversion {
            Conversion::None => "",
            Conversion::Str => "!s",
            Conversion::Repr => "!r",
            Conversion::Ascii => "!a",
        });
        if let Some(spec) = format_spec {
            self.str(":");
            self.element(spec, true)?;
        }
        self.str("}");
        Ok(())
    }
}
