//! Expressions: the dispatch, and those that need no file of their own.

use super::assignments::binary_kind;
use super::unit::ScopeType;
use super::{Codegen, Loc};
use crate::ast::*;
use crate::op::{Intrinsic1, Op};
use crate::symtable::errors::Fail;

impl<'a> Codegen<'a> {
    pub(super) fn visit_exprs(&mut self, exprs: &'a [Expr<'a>]) -> Result<(), Fail> {
        exprs.iter().try_for_each(|expr| self.visit_expr(expr))
    }

    pub(super) fn visit_expr(&mut self, expr: &'a Expr<'a>) -> Result<(), Fail> {
        self.check_stack()?;
        let loc = Loc::from(expr.location);
        match expr.kind {
            ExprKind::NamedExpr { target, value } => {
                self.visit_expr(value)?;
                self.emit_arg(loc, Op::Copy, 1)?;
                self.visit_expr(target)
            }
            ExprKind::BoolOp { op, values } => self.visit_bool_op(loc, op, values),
            ExprKind::BinOp { .. } => self.visit_binary_chain(expr),
            ExprKind::UnaryOp { op, operand } => self.visit_unary_op(loc, op, operand),
            ExprKind::Lambda { args, body } => self.visit_lambda(expr, args, body),
            ExprKind::IfExp { test, body, orelse } => self.visit_if_exp(loc, test, body, orelse),
            ExprKind::Dict { keys, values } => self.visit_dict(loc, keys, values),
            ExprKind::Set { elts } => self.visit_set(loc, elts),
            ExprKind::GeneratorExp { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::DictComp { .. } => self.visit_comprehension(expr),
            ExprKind::Yield { value } => self.visit_yield(loc, value),
            ExprKind::YieldFrom { value } => self.visit_yield_from(loc, value),
            ExprKind::Await { value } => {
                self.visit_expr(value)?;
                self.await_top(loc, 0)
            }
            ExprKind::Compare { left, ops, comparators } => self.visit_compare(loc, left, ops, comparators),
            ExprKind::Call { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {
                self.visit_primary(expr)
            }
            ExprKind::Constant { ref value, .. } => {
                let id = self.consts.add_literal(value);
                self.load_const(loc, id)
            }
            ExprKind::JoinedStr { values } => self.visit_joined_str(loc, values),
            ExprKind::TemplateStr { values } => self.visit_template_str(loc, values),
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                self.visit_formatted_value(loc, value, conversion, format_spec)
            }
            ExprKind::Interpolation { value, ref str, conversion, format_spec } => {
                self.visit_interpolation(loc, value, str, conversion, format_spec)
            }
            ExprKind::Starred { ctx, .. } => Err(self.error(
                match ctx {
                    ExprContext::Store => "starred assignment target must be in a list or tuple",
                    _ => "can't use starred expression here",
                },
                loc,
            )),
            ExprKind::Slice { lower, upper, step } => self.visit_slice(loc, lower, upper, step),
            ExprKind::Name { id, ctx } => {
                let name = self.intern(id);
                self.name_op(loc, name, ctx)
            }
            ExprKind::List { elts, ctx } => self.visit_list(loc, elts, ctx),
            ExprKind::Tuple { elts, ctx } => self.visit_tuple(loc, elts, ctx),
        }
    }

    /// Binary operations nest to the left as deep as a chain of them is long: no recursion into left operands.
    fn visit_binary_chain(&mut self, expr: &'a Expr<'a>) -> Result<(), Fail> {
        let mut chain = Vec::new();
        let mut left = expr;
        while let ExprKind::BinOp { left: inner, op, right } = left.kind {
            chain.push((left.location, op, right));
            left = inner;
        }
        self.visit_expr(left)?;
        while let Some((location, op, right)) = chain.pop() {
            self.visit_expr(right)?;
            self.emit_arg(Loc::from(location), Op::BinaryOp, binary_kind(op) as u32)?;
        }
        Ok(())
    }

    fn visit_unary_op(&mut self, loc: Loc, op: UnaryOp, operand: &'a Expr<'a>) -> Result<(), Fail> {
        self.visit_expr(operand)?;
        match op {
            UnaryOp::UAdd => self.intrinsic_1(loc, Intrinsic1::UnaryPositive),
            UnaryOp::Not => {
                self.emit(loc, Op::ToBool)?;
                self.emit(loc, Op::UnaryNot)
            }
            UnaryOp::Invert => self.emit(loc, Op::UnaryInvert),
            UnaryOp::USub => self.emit(loc, Op::UnaryNegative),
        }
    }

    fn visit_yield(&mut self, loc: Loc, value: Option<&'a Expr<'a>>) -> Result<(), Fail> {
        if !self.scope().is_function_like() {
            return Err(self.error("'yield' outside function", loc));
        }
        match value {
            Some(value) => self.visit_expr(value)?,
            None => self.load_none(loc)?,
        }
        self.yield_top(loc)
    }

    fn visit_yield_from(&mut self, loc: Loc, value: &'a Expr<'a>) -> Result<(), Fail> {
        if !self.scope().is_function_like() {
            return Err(self.error("'yield from' outside function", loc));
        }
        if self.unit.scope_type == ScopeType::AsyncFunction {
            return Err(self.error("'yield from' inside async function", loc));
        }
        self.visit_expr(value)?;
        self.emit(loc, Op::GetYieldFromIter)?;
        self.load_none(loc)?;
        self.yield_from(loc, false)
    }
}
