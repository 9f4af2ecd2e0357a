//! Lists, tuples, sets, dicts and slices; unpacking on the left side of an assignment.

use super::assignments::is_constant;
use super::{Codegen, Loc, STACK_USE_GUIDELINE};
use crate::ast::*;
use crate::code::Const;
use crate::consts::from_literal;
use crate::names::NameId;
use crate::op::{Intrinsic1, Op};
use crate::symtable::errors::Fail;

/// The instructions that build a kind of collection.
#[derive(Clone, Copy)]
pub(super) struct Builder {
    build: Op,
    add: Op,
    extend: Op,
    is_tuple: bool,
}

pub(super) const LIST: Builder =
    Builder { build: Op::BuildList, add: Op::ListAppend, extend: Op::ListExtend, is_tuple: false };
pub(super) const TUPLE: Builder = Builder { is_tuple: true, ..LIST };
const SET: Builder = Builder { build: Op::BuildSet, add: Op::SetAdd, extend: Op::SetUpdate, is_tuple: false };

/// In `UNPACK_EX`'s argument, targets before the star have 8 bits, those after it 23.
const MAX_BEFORE_STAR: usize = 1 << 8;
pub(super) const MAX_AFTER_STAR: usize = (i32::MAX >> 8) as usize;

impl<'a> Codegen<'a> {
    pub(super) fn visit_list(
        &mut self,
        loc: Loc,
        elts: &'a [Expr<'a>],
        ctx: ExprContext,
    ) -> Result<(), Fail> {
        self.visit_sequence(loc, elts, ctx, LIST)
    }

    pub(super) fn visit_tuple(
        &mut self,
        loc: Loc,
        elts: &'a [Expr<'a>],
        ctx: ExprContext,
    ) -> Result<(), Fail> {
        self.visit_sequence(loc, elts, ctx, TUPLE)
    }

    fn visit_sequence(
        &mut self,
        loc: Loc,
        elts: &'a [Expr<'a>],
        ctx: ExprContext,
        builder: Builder,
    ) -> Result<(), Fail> {
        match ctx {
            ExprContext::Load => self.build_collection(loc, elts, None, 0, builder),
            ExprContext::Store => self.unpack_into(loc, elts),
            ExprContext::Del => self.visit_exprs(elts),
        }
    }

    pub(super) fn visit_set(&mut self, loc: Loc, elts: &'a [Expr<'a>]) -> Result<(), Fail> {
        self.build_collection(loc, elts, None, 0, SET)
    }

    /// Builds a collection of the `pushed` values on the stack, `elts` and the value of a variable.
    pub(super) fn build_collection(
        &mut self,
        loc: Loc,
        elts: &'a [Expr<'a>],
        injected: Option<NameId>,
        pushed: usize,
        builder: Builder,
    ) -> Result<(), Fail> {
        let count = elts.len() + pushed + usize::from(injected.is_some());
        let is_big = count > STACK_USE_GUIDELINE;
        let has_star = elts.iter().any(|elt| matches!(elt.kind, ExprKind::Starred { .. }));
        if !has_star && !is_big {
            self.visit_exprs(elts)?;
            if let Some(name) = injected {
                self.load_name(loc, name)?;
            }
            let op = if builder.is_tuple { Op::BuildTuple } else { builder.build };
            return self.emit_count(loc, op, count);
        }
        let mut is_built = is_big;
        if is_big {
            self.emit_count(loc, builder.build, pushed)?;
        }
        for (index, elt) in elts.iter().enumerate() {
            if let ExprKind::Starred { value, .. } = elt.kind {
                if !is_built {
                    self.emit_count(loc, builder.build, index + pushed)?;
                    is_built = true;
                }
                self.visit_expr(value)?;
                self.emit_arg(loc, builder.extend, 1)?;
            } else {
                self.visit_expr(elt)?;
                if is_built {
                    self.emit_arg(loc, builder.add, 1)?;
                }
            }
        }
        if let Some(name) = injected {
            self.load_name(loc, name)?;
            self.emit_arg(loc, builder.add, 1)?;
        }
        if builder.is_tuple { self.intrinsic_1(loc, Intrinsic1::ListToTuple) } else { Ok(()) }
    }

    fn unpack_into(&mut self, loc: Loc, elts: &'a [Expr<'a>]) -> Result<(), Fail> {
        let is_star = |elt: &Expr<'a>| matches!(elt.kind, ExprKind::Starred { .. });
        match elts.iter().position(is_star) {
            None => self.emit_count(loc, Op::UnpackSequence, elts.len())?,
            Some(before) => {
                let after = elts.len() - before - 1;
                if before >= MAX_BEFORE_STAR || after >= MAX_AFTER_STAR {
                    let message = "too many expressions in star-unpacking assignment";
                    return Err(self.error(message, loc));
                }
                self.emit_count(loc, Op::UnpackEx, before + (after << 8))?;
                if elts[before + 1..].iter().any(is_star) {
                    return Err(self.error("multiple starred expressions in assignment", loc));
                }
            }
        }
        for elt in elts {
            match elt.kind {
                ExprKind::Starred { value, .. } => self.visit_expr(value)?,
                _ => self.visit_expr(elt)?,
            }
        }
        Ok(())
    }

    pub(super) fn visit_dict(
        &mut self,
        loc: Loc,
        keys: &'a [Option<&'a Expr<'a>>],
        values: &'a [Expr<'a>],
    ) -> Result<(), Fail> {
        let mut has_dict = false;
        let mut pending = 0;
        for (index, (key, value)) in keys.iter().zip(values).enumerate() {
            if key.is_none() {
                if pending > 0 {
                    self.add_items(loc, keys, values, index - pending, index, has_dict)?;
                    has_dict = true;
                    pending = 0;
                }
                if !has_dict {
                    self.emit_arg(loc, Op::BuildMap, 0)?;
                    has_dict = true;
                }
                self.visit_expr(value)?;
                self.emit_arg(loc, Op::DictUpdate, 1)?;
            } else if pending * 2 > STACK_USE_GUIDELINE {
                self.add_items(loc, keys, values, index - pending, index + 1, has_dict)?;
                has_dict = true;
                pending = 0;
            } else {
                pending += 1;
            }
        }
        if pending > 0 {
            let count = values.len();
            return self.add_items(loc, keys, values, count - pending, count, has_dict);
        }
        if has_dict { Ok(()) } else { self.emit_arg(loc, Op::BuildMap, 0) }
    }

    /// A dict of the items from `begin` to `end`, merged into the one on the stack, if there is one.
    fn add_items(
        &mut self,
        loc: Loc,
        keys: &'a [Option<&'a Expr<'a>>],
        values: &'a [Expr<'a>],
        begin: usize,
        end: usize,
        has_dict: bool,
    ) -> Result<(), Fail> {
        let count = end - begin;
        let is_big = count * 2 > STACK_USE_GUIDELINE;
        if is_big {
            self.emit_arg(loc, Op::BuildMap, 0)?;
        }
        for (key, value) in keys[begin..end].iter().zip(&values[begin..end]) {
            if let Some(key) = key {
                self.visit_expr(key)?;
            }
            self.visit_expr(value)?;
            if is_big {
                self.emit_arg(loc, Op::MapAdd, 1)?;
            }
        }
        if !is_big {
            self.emit_count(loc, Op::BuildMap, count)?;
        }
        if has_dict { self.emit_arg(loc, Op::DictUpdate, 1) } else { Ok(()) }
    }

    pub(super) fn visit_slice_parts(
        &mut self,
        loc: Loc,
        lower: Option<&'a Expr<'a>>,
        upper: Option<&'a Expr<'a>>,
    ) -> Result<(), Fail> {
        for bound in [lower, upper] {
            match bound {
                Some(bound) => self.visit_expr(bound)?,
                None => self.load_none(loc)?,
            }
        }
        Ok(())
    }

    pub(super) fn visit_slice(
        &mut self,
        loc: Loc,
        lower: Option<&'a Expr<'a>>,
        upper: Option<&'a Expr<'a>>,
        step: Option<&'a Expr<'a>>,
    ) -> Result<(), Fail> {
        if [lower, upper, step].into_iter().all(is_constant) {
            let part = |part: Option<&Expr<'a>>| match part.map(|part| &part.kind) {
                Some(ExprKind::Constant { value, .. }) => from_literal(value),
                _ => Const::None,
            };
            let slice = Const::Slice([part(lower), part(upper), part(step)].into());
            let id = self.consts.add(slice);
            return self.load_const(loc, id);
        }
        self.visit_slice_parts(loc, lower, upper)?;
        match step {
            Some(step) => {
                self.visit_expr(step)?;
                self.emit_arg(loc, Op::BuildSlice, 3)
            }
            None => self.emit_arg(loc, Op::BuildSlice, 2),
        }
    }
}
