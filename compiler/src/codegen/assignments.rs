//! Assignments: plain, augmented and annotated.

use super::unit::ScopeType;
use super::{Codegen, Loc};
use crate::ast::*;
use crate::names::NameId;
use crate::op::{BinaryKind, Op};
use crate::symtable::errors::Fail;

impl<'a> Codegen<'a> {
    pub(super) fn visit_assign(
        &mut self,
        loc: Loc,
        targets: &'a [Expr<'a>],
        value: &'a Expr<'a>,
    ) -> Result<(), Fail> {
        self.visit_expr(value)?;
        for (index, target) in targets.iter().enumerate() {
            if index + 1 < targets.len() {
                self.emit_arg(loc, Op::Copy, 1)?;
            }
            self.visit_expr(target)?;
        }
        Ok(())
    }

    pub(super) fn visit_aug_assign(
        &mut self,
        stmt_loc: Loc,
        target: &'a Expr<'a>,
        op: Operator,
        value: &'a Expr<'a>,
    ) -> Result<(), Fail> {
        let loc = Loc::from(target.location);
        match target.kind {
            ExprKind::Attribute { value: owner, attr, .. } => {
                let attr = self.intern(attr);
                self.visit_expr(owner)?;
                self.emit_arg(loc, Op::Copy, 1)?;
                let loc = self.attribute_loc(loc, target);
                self.load_attr(loc, attr)?;
                self.visit_expr(value)?;
                self.inplace_op(stmt_loc, op)?;
                self.emit_arg(loc, Op::Swap, 2)?;
                self.emit_name(loc, Op::StoreAttr, attr)
            }
            ExprKind::Subscript { value: owner, slice, .. } => {
                self.visit_expr(owner)?;
                if let Some((lower, upper)) = two_part_slice(slice) {
                    self.visit_slice_parts(Loc::from(slice.location), lower, upper)?;
                    for _ in 0..3 {
                        self.emit_arg(loc, Op::Copy, 3)?;
                    }
                    self.emit(loc, Op::BinarySlice)?;
                    self.visit_expr(value)?;
                    self.inplace_op(stmt_loc, op)?;
                    for depth in [4, 3, 2] {
                        self.emit_arg(loc, Op::Swap, depth)?;
                    }
                    return self.emit(loc, Op::StoreSlice);
                }
                self.visit_expr(slice)?;
                self.emit_arg(loc, Op::Copy, 2)?;
                self.emit_arg(loc, Op::Copy, 2)?;
                self.emit_arg(loc, Op::BinaryOp, BinaryKind::Subscr as u32)?;
                self.visit_expr(value)?;
                self.inplace_op(stmt_loc, op)?;
                self.emit_arg(loc, Op::Swap, 3)?;
                self.emit_arg(loc, Op::Swap, 2)?;
                self.emit(loc, Op::StoreSubscr)
            }
            ExprKind::Name { id, .. } => {
                let name = self.intern(id);
                self.load_name(loc, name)?;
                self.visit_expr(value)?;
                self.inplace_op(stmt_loc, op)?;
                self.store_name(loc, name)
            }
            _ => Err(self.system_error("invalid node type for augmented assignment")),
        }
    }

    fn inplace_op(&mut self, loc: Loc, op: Operator) -> Result<(), Fail> {
        let inplace = binary_kind(op) as u32 + BinaryKind::InplaceAdd as u32;
        self.emit_arg(loc, Op::BinaryOp, inplace)
    }

    pub(super) fn visit_ann_assign(
        &mut self,
        stmt: &'a Stmt<'a>,
        target: &'a Expr<'a>,
        annotation: &'a Expr<'a>,
        value: Option<&'a Expr<'a>>,
        simple: bool,
    ) -> Result<(), Fail> {
        if let Some(value) = value {
            self.visit_expr(value)?;
            self.visit_expr(target)?;
        }
        match target.kind {
            ExprKind::Name { id, .. } => {
                if simple && matches!(self.unit.scope_type, ScopeType::Module | ScopeType::Class) {
                    self.annotate_name(stmt, id, annotation)?;
                }
                Ok(())
            }
            // Of a target that is not assigned to, the parts are evaluated all the same.
            ExprKind::Attribute { value: owner, .. } if value.is_none() => self.evaluate(owner),
            ExprKind::Subscript { value: owner, slice, .. } if value.is_none() => {
                self.evaluate(owner)?;
                self.evaluate_subscript(slice)
            }
            ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => Ok(()),
            _ => Err(self.system_error("invalid node type for annotated assignment")),
        }
    }

    fn annotate_name(
        &mut self,
        stmt: &'a Stmt<'a>,
        id: &'a str,
        annotation: &'a Expr<'a>,
    ) -> Result<(), Fail> {
        let loc = Loc::from(stmt.location);
        if self.options.features.annotations() {
            self.visit_annotation_text(annotation)?;
            self.emit_name(loc, Op::LoadName, NameId::ANNOTATIONS)?;
            let name = self.intern(id);
            let name = self.mangle(name)?;
            self.load_name_const(loc, name)?;
            return self.emit(loc, Op::StoreSubscr);
        }
        let Some(index) = self.defer_annotation(stmt) else { return Ok(()) };
        if self.unit.scope_type == ScopeType::Class {
            let cell = self.cell_index(NameId::CONDITIONAL_ANNOTATIONS);
            self.emit_arg(loc, Op::LoadDeref, cell)?;
        } else {
            self.emit_name(loc, Op::LoadName, NameId::CONDITIONAL_ANNOTATIONS)?;
        }
        self.load_int(loc, index as usize)?;
        self.emit_arg(loc, Op::SetAdd, 1)?;
        self.emit(loc, Op::PopTop)
    }

    fn evaluate(&mut self, expr: &'a Expr<'a>) -> Result<(), Fail> {
        self.visit_expr(expr)?;
        self.emit(Loc::from(expr.location), Op::PopTop)
    }

    fn evaluate_subscript(&mut self, expr: &'a Expr<'a>) -> Result<(), Fail> {
        self.check_stack()?;
        match expr.kind {
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().flatten().try_for_each(|part| self.evaluate(part))
            }
            ExprKind::Tuple { elts, .. } => elts.iter().try_for_each(|elt| self.evaluate_subscript(elt)),
            _ => self.evaluate(expr),
        }
    }

    pub(super) fn system_error(&self, message: &str) -> Fail {
        Box::new(crate::error::SyntaxError::new(crate::error::ErrorKind::SystemError, message))
    }
}

pub(super) fn binary_kind(op: Operator) -> BinaryKind {
    match op {
        Operator::Add => BinaryKind::Add,
        Operator::Sub => BinaryKind::Subtract,
        Operator::Mult => BinaryKind::Multiply,
        Operator::MatMult => BinaryKind::MatrixMultiply,
        Operator::Div => BinaryKind::TrueDivide,
        Operator::Mod => BinaryKind::Remainder,
        Operator::Pow => BinaryKind::Power,
        Operator::LShift => BinaryKind::Lshift,
        Operator::RShift => BinaryKind::Rshift,
        Operator::BitOr => BinaryKind::Or,
        Operator::BitXor => BinaryKind::Xor,
        Operator::BitAnd => BinaryKind::And,
        Operator::FloorDiv => BinaryKind::FloorDivide,
    }
}

pub(super) fn is_constant(expr: Option<&Expr<'_>>) -> bool {
    expr.is_none_or(|expr| matches!(expr.kind, ExprKind::Constant { .. }))
}

/// The bounds of a slice without step that are not both constant: those go on the stack one by one.
pub(super) fn two_part_slice<'a>(slice: &Expr<'a>) -> Option<(Option<&'a Expr<'a>>, Option<&'a Expr<'a>>)> {
    match slice.kind {
        ExprKind::Slice { lower, upper, step: None } if !is_constant(lower) || !is_constant(upper) => {
            Some((lower, upper))
        }
        _ => None,
    }
}
