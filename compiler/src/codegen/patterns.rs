//! `match` statements.
//!
//! A pattern consumes the subject on top of the stack and jumps on failure. Names are bound only when the whole pattern matches:
//! captured values wait on the stack below all that is still needed. On failure everything that lies on top of the
//! original subject is popped: there is a chain of labels, each popping one value more than the next.

use super::displays::MAX_AFTER_STAR;
use super::{Codegen, Label, Loc};
use crate::ast::*;
use crate::code::Const;
use crate::consts::from_literal;
use crate::fold;
use crate::names::NameId;
use crate::op::{BinaryKind, CmpKind, Op};
use crate::symtable::errors::Fail;
use crate::{literal_repr, repr};

/// The state of generating a pattern.
#[derive(Default)]
struct Context {
    /// Captured names, in the order of their values on the stack.
    stores: Vec<NameId>,
    /// Whether a pattern that always matches may stand here.
    allow_irrefutable: bool,
    /// `fail_pop[n]` pops n values.
    fail_pop: Vec<Label>,
    /// Values on top of the stack that captured ones must go below.
    on_top: usize,
}

fn is_wildcard(pattern: &Pattern<'_>) -> bool {
    matches!(pattern.kind, PatternKind::MatchAs { name: None, .. })
}

fn is_wildcard_star(pattern: &Pattern<'_>) -> bool {
    matches!(pattern.kind, PatternKind::MatchStar { name: None })
}

impl<'a> Codegen<'a> {
    pub(super) fn visit_match(
        &mut self,
        subject: &'a Expr<'a>,
        cases: &'a [MatchCase<'a>],
    ) -> Result<(), Fail> {
        self.visit_expr(subject)?;
        let end = self.new_label();
        let Some(last) = cases.last() else { return Ok(()) };
        let has_default = is_wildcard(last.pattern) && cases.len() > 1;
        let tested = &cases[..cases.len() - usize::from(has_default)];
        for (index, case) in tested.iter().enumerate() {
            let is_last_tested = index + 1 == tested.len();
            let loc = Loc::from(case.pattern.location);
            if !is_last_tested {
                self.emit_arg(loc, Op::Copy, 1)?;
            }
            let mut context = Context {
                allow_irrefutable: case.guard.is_some() || index + 1 == cases.len(),
                ..Context::default()
            };
            self.pattern(case.pattern, &mut context)?;
            for name in std::mem::take(&mut context.stores) {
                self.store_name(loc, name)?;
            }
            if let Some(guard) = case.guard {
                let fail = self.fail_label(&mut context, 0);
                self.jump_if(loc, guard, fail, false)?;
            }
            if !is_last_tested {
                self.emit(Loc::NEXT, Op::PopTop)?;
            }
            self.visit_stmts(case.body)?;
            self.jump(Loc::NONE, Op::Jump, end)?;
            self.bind_fail_pop(loc, &mut context)?;
        }
        if has_default {
            // The last tested case consumed the subject.
            let loc = Loc::from(last.pattern.location);
            self.emit(loc, Op::Nop)?;
            if let Some(guard) = last.guard {
                self.jump_if(loc, guard, end, false)?;
            }
            self.visit_stmts(last.body)?;
        }
        self.bind(end);
        Ok(())
    }

    /// The label that pops `pops` values.
    fn fail_label(&mut self, context: &mut Context, pops: usize) -> Label {
        while context.fail_pop.len() <= pops {
            let label = self.new_label();
            context.fail_pop.push(label);
        }
        context.fail_pop[pops]
    }

    fn jump_to_fail(&mut self, loc: Loc, context: &mut Context, op: Op) -> Result<(), Fail> {
        let pops = context.on_top + context.stores.len();
        let label = self.fail_label(context, pops);
        self.jump(loc, op, label)
    }

    fn bind_fail_pop(&mut self, loc: Loc, context: &mut Context) -> Result<(), Fail> {
        while let Some(label) = context.fail_pop.pop() {
            self.bind(label);
            if !context.fail_pop.is_empty() {
                self.emit(loc, Op::PopTop)?;
            }
        }
        Ok(())
    }

    /// Moves the top of the stack `count - 1` values down.
    fn rotate(&mut self, loc: Loc, count: usize) -> Result<(), Fail> {
        for depth in (2..=count).rev() {
            self.emit_count(loc, Op::Swap, depth)?;
        }
        Ok(())
    }

    fn capture(&mut self, loc: Loc, name: Option<&'a str>, context: &mut Context) -> Result<(), Fail> {
        let Some(name) = name else { return self.emit(loc, Op::PopTop) };
        let name = self.intern(name);
        self.refuse_duplicate(loc, name, context)?;
        self.rotate(loc, context.on_top + context.stores.len() + 1)?;
        context.stores.push(name);
        Ok(())
    }

    fn refuse_duplicate(&self, loc: Loc, name: NameId, context: &Context) -> Result<(), Fail> {
        if !context.stores.contains(&name) {
            return Ok(());
        }
        let message = format!("multiple assignments to name {} in pattern", self.repr_name(name));
        Err(self.error(message, loc))
    }

    fn repr_name(&self, name: NameId) -> String {
        literal_repr::str_repr(crate::wtf8::Wtf8::new(self.table.names.text(name)))
    }

    fn subpattern(&mut self, pattern: &'a Pattern<'a>, context: &mut Context) -> Result<(), Fail> {
        let outer = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = outer;
        Ok(())
    }

    fn pattern(&mut self, pattern: &'a Pattern<'a>, context: &mut Context) -> Result<(), Fail> {
        self.check_stack()?;
        let loc = Loc::from(pattern.location);
        match pattern.kind {
            PatternKind::MatchValue { value } => {
                if !matches!(value.kind, ExprKind::Constant { .. } | ExprKind::Attribute { .. }) {
                    let message = "patterns may only match literals and attribute lookups";
                    return Err(self.error(message, loc));
                }
                self.visit_expr(value)?;
                self.compare_op(loc, CmpKind::Eq)?;
                self.emit(loc, Op::ToBool)?;
                self.jump_to_fail(loc, context, Op::PopJumpIfFalse)
            }
            PatternKind::MatchSingleton { ref value } => {
                let id = self.consts.add_literal(value);
                self.load_const(loc, id)?;
                self.add_compare(loc, CmpOp::Is)?;
                self.jump_to_fail(loc, context, Op::PopJumpIfFalse)
            }
            PatternKind::MatchSequence { patterns } => self.sequence_pattern(loc, patterns, context),
            PatternKind::MatchMapping { keys, patterns, rest } => {
                self.mapping_pattern(loc, keys, patterns, rest, context)
            }
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                self.class_pattern(loc, cls, patterns, kwd_attrs, kwd_patterns, context)
            }
            PatternKind::MatchStar { name } => self.capture(loc, name, context),
            PatternKind::MatchAs { pattern, name } => self.as_pattern(loc, pattern, name, context),
            PatternKind::MatchOr { patterns } => self.or_pattern(loc, patterns, context),
        }
    }

    fn as_pattern(
        &mut self,
        loc: Loc,
        pattern: Option<&'a Pattern<'a>>,
        name: Option<&'a str>,
        context: &mut Context,
    ) -> Result<(), Fail> {
        let Some(pattern) = pattern else {
            if context.allow_irrefutable {
                return self.capture(loc, name, context);
            }
            let what = match name {
                Some(name) => {
                    let name = self.intern(name);
                    format!("name capture {}", self.repr_name(name))
                }
                None => "wildcard".to_string(),
            };
            return Err(self.error(format!("{what} makes remaining patterns unreachable"), loc));
        };
        context.on_top += 1;
        self.emit_arg(loc, Op::Copy, 1)?;
        self.pattern(pattern, context)?;
        context.on_top -= 1;
        self.capture(loc, name, context)
    }

    fn class_pattern(
        &mut self,
        loc: Loc,
        cls: &'a Expr<'a>,
        patterns: &'a [Pattern<'a>],
        kwd_attrs: &'a [&'a str],
        kwd_patterns: &'a [Pattern<'a>],
        context: &mut Context,
    ) -> Result<(), Fail> {
        if kwd_attrs.len() != kwd_patterns.len() {
            let message = format!(
                "kwd_attrs ({}) / kwd_patterns ({}) length mismatch in class pattern",
                kwd_attrs.len(),
                kwd_patterns.len()
            );
            return Err(self.error(message, loc));
        }
        for (index, attr) in kwd_attrs.iter().enumerate() {
            if let Some(other) = kwd_attrs[index + 1..].iter().position(|other| other == attr) {
                let loc = Loc::from(kwd_patterns[index + 1 + other].location);
                let message = format!("attribute name repeated in class pattern: {attr}");
                return Err(self.error(message, loc));
            }
        }
        self.visit_expr(cls)?;
        let mut names = Vec::with_capacity(kwd_attrs.len());
        for attr in kwd_attrs {
            let name = self.intern(attr);
            names.push(self.name_const(name));
        }
        let tuple = self.consts.add_tuple(&names);
        self.load_const(loc, tuple)?;
        self.emit_count(loc, Op::MatchClass, patterns.len())?;
        // A tuple of attributes, or None.
        context.on_top += 1;
        self.refuse_none(loc, context)?;
        let count = patterns.len() + kwd_patterns.len();
        self.emit_count(loc, Op::UnpackSequence, count)?;
        context.on_top += count;
        context.on_top -= 1;
        for pattern in patterns.iter().chain(kwd_patterns) {
            context.on_top -= 1;
            if is_wildcard(pattern) {
                self.emit(loc, Op::PopTop)?;
            } else {
                self.subpattern(pattern, context)?;
            }
        }
        Ok(())
    }

    /// Fails if the top of the stack is None.
    fn refuse_none(&mut self, loc: Loc, context: &mut Context) -> Result<(), Fail> {
        self.emit_arg(loc, Op::Copy, 1)?;
        self.load_none(loc)?;
        self.emit_arg(loc, Op::IsOp, 1)?;
        self.jump_to_fail(loc, context, Op::PopJumpIfFalse)
    }

    /// Fails if the subject's length compares differently.
    fn check_length(
        &mut self,
        loc: Loc,
        kind: CmpKind,
        length: usize,
        context: &mut Context,
    ) -> Result<(), Fail> {
        self.emit(loc, Op::GetLen)?;
        self.load_int(loc, length)?;
        self.compare_op(loc, kind)?;
        self.jump_to_fail(loc, context, Op::PopJumpIfFalse)
    }

    fn mapping_pattern(
        &mut self,
        loc: Loc,
        keys: &'a [Expr<'a>],
        patterns: &'a [Pattern<'a>],
        rest: Option<&'a str>,
        context: &mut Context,
    ) -> Result<(), Fail> {
        if keys.len() != patterns.len() {
            let message = format!(
                "keys ({}) / patterns ({}) length mismatch in mapping pattern",
                keys.len(),
                patterns.len()
            );
            return Err(self.error(message, loc));
        }
        context.on_top += 1;
        self.emit(loc, Op::MatchMapping)?;
        self.jump_to_fail(loc, context, Op::PopJumpIfFalse)?;
        if keys.is_empty() && rest.is_none() {
            context.on_top -= 1;
            return self.emit(loc, Op::PopTop);
        }
        if !keys.is_empty() {
            self.check_length(loc, CmpKind::Ge, keys.len(), context)?;
        }
        self.mapping_keys(loc, keys)?;
        self.emit_count(loc, Op::BuildTuple, keys.len())?;
        self.emit(loc, Op::MatchKeys)?;
        // The tuple of keys, and the tuple of values or None.
        context.on_top += 2;
        self.refuse_none(loc, context)?;
        self.emit_count(loc, Op::UnpackSequence, keys.len())?;
        context.on_top += keys.len();
        context.on_top -= 1;
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 2;
        if rest.is_none() {
            self.emit(loc, Op::PopTop)?;
            return self.emit(loc, Op::PopTop);
        }
        // A copy of the subject without the keys.
        self.emit_arg(loc, Op::BuildMap, 0)?;
        self.emit_arg(loc, Op::Swap, 3)?;
        self.emit_arg(loc, Op::DictUpdate, 2)?;
        self.emit_count(loc, Op::UnpackSequence, keys.len())?;
        for remaining in (1..=keys.len()).rev() {
            self.emit_count(loc, Op::Copy, 1 + remaining)?;
            self.emit_arg(loc, Op::Swap, 2)?;
            self.emit(loc, Op::DeleteSubscr)?;
        }
        self.capture(loc, rest, context)
    }

    fn mapping_keys(&mut self, loc: Loc, keys: &'a [Expr<'a>]) -> Result<(), Fail> {
        let mut seen: Vec<Const> = Vec::new();
        for key in keys {
            match &key.kind {
                ExprKind::Constant { value, .. } => {
                    let value = from_literal(value);
                    if seen.iter().any(|other| fold::equals(other, &value)) {
                        let message =
                            format!("mapping pattern checks duplicate key ({})", repr::constant(&value));
                        return Err(self.error(message, loc));
                    }
                    seen.push(value);
                }
                ExprKind::Attribute { .. } => {}
                _ => {
                    let message = "mapping pattern keys may only match literals and attribute lookups";
                    return Err(self.error(message, loc));
                }
            }
            self.visit_expr(key)?;
        }
        Ok(())
    }

    fn sequence_pattern(
        &mut self,
        loc: Loc,
        patterns: &'a [Pattern<'a>],
        context: &mut Context,
    ) -> Result<(), Fail> {
        let is_star = |pattern: &&Pattern<'a>| matches!(pattern.kind, PatternKind::MatchStar { .. });
        if patterns.iter().filter(is_star).count() > 1 {
            return Err(self.error("multiple starred names in sequence pattern", loc));
        }
        let star = patterns.iter().position(|pattern| is_star(&pattern));
        let size = patterns.len();
        context.on_top += 1;
        self.emit(loc, Op::MatchSequence)?;
        self.jump_to_fail(loc, context, Op::PopJumpIfFalse)?;
        match star {
            None => self.check_length(loc, CmpKind::Eq, size, context)?,
            Some(_) if size > 1 => self.check_length(loc, CmpKind::Ge, size - 1, context)?,
            Some(_) => {}
        }
        context.on_top -= 1;
        if patterns.iter().all(|pattern| is_wildcard(pattern) || is_wildcard_star(pattern)) {
            return self.emit(loc, Op::PopTop);
        }
        match star.filter(|&star| is_wildcard_star(&patterns[star])) {
            Some(star) => self.sequence_items(loc, patterns, star, context),
            None => self.sequence_unpack(loc, patterns, star, context),
        }
    }

    fn sequence_unpack(
        &mut self,
        loc: Loc,
        patterns: &'a [Pattern<'a>],
        star: Option<usize>,
        context: &mut Context,
    ) -> Result<(), Fail> {
        match star {
            None => self.emit_count(loc, Op::UnpackSequence, patterns.len())?,
            Some(before) => {
                let after = patterns.len() - before - 1;
                if before >= 1 << 8 || after >= MAX_AFTER_STAR {
                    let message = "too many expressions in star-unpacking sequence pattern";
                    return Err(self.error(message, loc));
                }
                self.emit_count(loc, Op::UnpackEx, before + (after << 8))?;
            }
        }
        context.on_top += patterns.len();
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// With a `*_`, only the items that are looked at are loaded.
    fn sequence_items(
        &mut self,
        loc: Loc,
        patterns: &'a [Pattern<'a>],
        star: usize,
        context: &mut Context,
    ) -> Result<(), Fail> {
        context.on_top += 1;
        for (index, pattern) in patterns.iter().enumerate() {
            if is_wildcard(pattern) || index == star {
                continue;
            }
            self.emit_arg(loc, Op::Copy, 1)?;
            if index < star {
                self.load_int(loc, index)?;
            } else {
                // Not every sequence takes negative indices.
                self.emit(loc, Op::GetLen)?;
                self.load_int(loc, patterns.len() - index)?;
                self.emit_arg(loc, Op::BinaryOp, BinaryKind::Subtract as u32)?;
            }
            self.emit_arg(loc, Op::BinaryOp, BinaryKind::Subscr as u32)?;
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.emit(loc, Op::PopTop)
    }

    fn or_pattern(
        &mut self,
        loc: Loc,
        patterns: &'a [Pattern<'a>],
        context: &mut Context,
    ) -> Result<(), Fail> {
        let end = self.new_label();
        // What the first alternative binds, and in which order.
        let mut control: Option<Vec<NameId>> = None;
        for (index, alternative) in patterns.iter().enumerate() {
            let alt_loc = Loc::from(alternative.location);
            let mut inner = Context {
                allow_irrefutable: index + 1 == patterns.len() && context.allow_irrefutable,
                ..Context::default()
            };
            self.emit_arg(alt_loc, Op::Copy, 1)?;
            self.pattern(alternative, &mut inner)?;
            let stores = std::mem::take(&mut inner.stores);
            match &control {
                None => control = Some(stores),
                Some(control) => self.reorder_captures(loc, alt_loc, control, stores)?,
            }
            self.jump(alt_loc, Op::Jump, end)?;
            self.bind_fail_pop(alt_loc, &mut inner)?;
        }
        self.emit(loc, Op::PopTop)?;
        self.jump_to_fail(loc, context, Op::Jump)?;
        self.bind(end);
        let control = control.unwrap_or_default();
        // Below the other captures, the subject, what must stay on top and what was captured before.
        let rotations = control.len() + 1 + context.on_top + context.stores.len();
        for name in control {
            self.rotate(loc, rotations)?;
            self.refuse_duplicate(loc, name, context)?;
            context.stores.push(name);
        }
        self.emit(loc, Op::PopTop)
    }

    /// Brings the captures of an alternative into the order of the first one's.
    fn reorder_captures(
        &mut self,
        loc: Loc,
        alt_loc: Loc,
        control: &[NameId],
        mut stores: Vec<NameId>,
    ) -> Result<(), Fail> {
        let different = "alternative patterns bind different names";
        if stores.len() != control.len() {
            return Err(self.error(different, loc));
        }
        for (wanted, name) in control.iter().enumerate().rev() {
            let Some(found) = stores.iter().position(|other| other == name) else {
                return Err(self.error(different, loc));
            };
            if found == wanted {
                continue;
            }
            let count = found + 1;
            let rotated: Vec<NameId> = stores.drain(..count).collect();
            let at = wanted - found;
            stores.splice(at..at, rotated);
            for _ in 0..count {
                self.rotate(alt_loc, wanted + 1)?;
            }
        }
        Ok(())
    }
}
