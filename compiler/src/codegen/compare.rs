//! Comparisons, conditions and the operators that jump.

use super::{Codegen, Label, Loc};
use crate::ast::*;
use crate::op::{CmpKind, Op};
use crate::symtable::errors::Fail;

impl<'a> Codegen<'a> {
    pub(super) fn add_compare(&mut self, loc: Loc, op: CmpOp) -> Result<(), Fail> {
        let kind = match op {
            CmpOp::Is => return self.emit_arg(loc, Op::IsOp, 0),
            CmpOp::IsNot => return self.emit_arg(loc, Op::IsOp, 1),
            CmpOp::In => return self.emit_arg(loc, Op::ContainsOp, 0),
            CmpOp::NotIn => return self.emit_arg(loc, Op::ContainsOp, 1),
            CmpOp::Eq => CmpKind::Eq,
            CmpOp::NotEq => CmpKind::Ne,
            CmpOp::Lt => CmpKind::Lt,
            CmpOp::LtE => CmpKind::Le,
            CmpOp::Gt => CmpKind::Gt,
            CmpOp::GtE => CmpKind::Ge,
        };
        self.compare_op(loc, kind)
    }

    pub(super) fn visit_compare(
        &mut self,
        loc: Loc,
        left: &'a Expr<'a>,
        ops: &'a [CmpOp],
        comparators: &'a [Expr<'a>],
    ) -> Result<(), Fail> {
        self.check_compare(loc, left, ops, comparators);
        self.visit_expr(left)?;
        let mut pairs = ops.iter().zip(comparators);
        let Some((&last_op, last)) = pairs.next_back() else { return Ok(()) };
        if ops.len() == 1 {
            self.visit_expr(last)?;
            return self.add_compare(loc, last_op);
        }
        let cleanup = self.new_label();
        for (&op, comparator) in pairs {
            self.visit_expr(comparator)?;
            self.emit_arg(loc, Op::Swap, 2)?;
            self.emit_arg(loc, Op::Copy, 2)?;
            self.add_compare(loc, op)?;
            self.emit_arg(loc, Op::Copy, 1)?;
            self.emit(loc, Op::ToBool)?;
            self.jump(loc, Op::PopJumpIfFalse, cleanup)?;
            self.emit(loc, Op::PopTop)?;
        }
        self.visit_expr(last)?;
        self.add_compare(loc, last_op)?;
        let end = self.new_label();
        self.artificial_jump(end)?;
        self.bind(cleanup);
        self.emit_arg(loc, Op::Swap, 2)?;
        self.emit(loc, Op::PopTop)?;
        self.bind(end);
        Ok(())
    }

    /// Jumps to `target` if the truth of `expr` is `condition`.
    pub(super) fn jump_if(
        &mut self,
        loc: Loc,
        expr: &'a Expr<'a>,
        target: Label,
        condition: bool,
    ) -> Result<(), Fail> {
        self.check_stack()?;
        match expr.kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => {
                return self.jump_if(loc, operand, target, !condition);
            }
            ExprKind::BoolOp { op, values } => {
                return self.jump_if_bool_op(loc, op, values, target, condition);
            }
            ExprKind::IfExp { test, body, orelse } => {
                let (end, next) = (self.new_label(), self.new_label());
                self.jump_if(loc, test, next, false)?;
                self.jump_if(loc, body, target, condition)?;
                self.artificial_jump(end)?;
                self.bind(next);
                self.jump_if(loc, orelse, target, condition)?;
                self.bind(end);
                return Ok(());
            }
            ExprKind::Compare { left, ops, comparators } if ops.len() > 1 => {
                let loc = Loc::from(expr.location);
                return self.jump_if_compare(loc, left, ops, comparators, target, condition);
            }
            _ => {}
        }
        self.visit_expr(expr)?;
        let loc = Loc::from(expr.location);
        self.emit(loc, Op::ToBool)?;
        self.jump(loc, pop_jump_if(condition), target)
    }

    fn jump_if_bool_op(
        &mut self,
        loc: Loc,
        op: BoolOp,
        values: &'a [Expr<'a>],
        target: Label,
        condition: bool,
    ) -> Result<(), Fail> {
        let Some((last, others)) = values.split_last() else { return Ok(()) };
        // The value that decides before the last operand.
        let decisive = op == BoolOp::Or;
        let early = if decisive == condition { target } else { self.new_label() };
        for value in others {
            self.jump_if(loc, value, early, decisive)?;
        }
        self.jump_if(loc, last, target, condition)?;
        if early != target {
            self.bind(early);
        }
        Ok(())
    }

    fn jump_if_compare(
        &mut self,
        loc: Loc,
        left: &'a Expr<'a>,
        ops: &'a [CmpOp],
        comparators: &'a [Expr<'a>],
        target: Label,
        condition: bool,
    ) -> Result<(), Fail> {
        self.check_compare(loc, left, ops, comparators);
        let cleanup = self.new_label();
        self.visit_expr(left)?;
        let mut pairs = ops.iter().zip(comparators);
        let Some((&last_op, last)) = pairs.next_back() else { return Ok(()) };
        for (&op, comparator) in pairs {
            self.visit_expr(comparator)?;
            self.emit_arg(loc, Op::Swap, 2)?;
            self.emit_arg(loc, Op::Copy, 2)?;
            self.add_compare(loc, op)?;
            self.emit(loc, Op::ToBool)?;
            self.jump(loc, Op::PopJumpIfFalse, cleanup)?;
        }
        self.visit_expr(last)?;
        self.add_compare(loc, last_op)?;
        self.emit(loc, Op::ToBool)?;
        self.jump(loc, pop_jump_if(condition), target)?;
        let end = self.new_label();
        self.artificial_jump(end)?;
        self.bind(cleanup);
        self.emit(loc, Op::PopTop)?;
        if !condition {
            self.artificial_jump(target)?;
        }
        self.bind(end);
        Ok(())
    }

    pub(super) fn visit_if_exp(
        &mut self,
        loc: Loc,
        test: &'a Expr<'a>,
        body: &'a Expr<'a>,
        orelse: &'a Expr<'a>,
    ) -> Result<(), Fail> {
        let (end, next) = (self.new_label(), self.new_label());
        self.jump_if(loc, test, next, false)?;
        self.visit_expr(body)?;
        self.artificial_jump(end)?;
        self.bind(next);
        self.visit_expr(orelse)?;
        self.bind(end);
        Ok(())
    }

    pub(super) fn visit_bool_op(&mut self, loc: Loc, op: BoolOp, values: &'a [Expr<'a>]) -> Result<(), Fail> {
        let Some((last, others)) = values.split_last() else { return Ok(()) };
        let jump = if op == BoolOp::And { Op::JumpIfFalse } else { Op::JumpIfTrue };
        let end = self.new_label();
        for value in others {
            self.visit_expr(value)?;
            self.jump(loc, jump, end)?;
            self.emit(loc, Op::PopTop)?;
        }
        self.visit_expr(last)?;
        self.bind(end);
        Ok(())
    }
}

pub(super) fn pop_jump_if(condition: bool) -> Op {
    if condition { Op::PopJumpIfTrue } else { Op::PopJumpIfFalse }
}
