//! `try` with `except`, `except*` and `finally`.
//!
//! `finally` is generated twice: once for leaving normally, once as a handler that raises the exception again. `return`,
//! `break` and `continue` generate it once more each (see `unwind`).

use super::unit::FrameBlockKind;
use super::{Codegen, Label, Loc};
use crate::ast::*;
use crate::names::NameId;
use crate::op::{Intrinsic2, Op};
use crate::symtable::errors::Fail;

/// How a `try` statement's handlers are generated.
type Handlers<'a> = fn(&mut Codegen<'a>, Loc, &'a Try<'a>) -> Result<(), Fail>;

impl<'a> Codegen<'a> {
    pub(super) fn visit_try(&mut self, loc: Loc, node: &'a Try<'a>) -> Result<(), Fail> {
        self.try_with(loc, node, Self::try_except)
    }

    pub(super) fn visit_try_star(&mut self, loc: Loc, node: &'a Try<'a>) -> Result<(), Fail> {
        self.try_with(loc, node, Self::try_star_except)
    }

    fn try_with(&mut self, loc: Loc, node: &'a Try<'a>, handlers: Handlers<'a>) -> Result<(), Fail> {
        if node.finalbody.is_empty() {
            handlers(self, loc, node)
        } else {
            self.try_finally(loc, node, handlers)
        }
    }

    fn try_finally(&mut self, loc: Loc, node: &'a Try<'a>, handlers: Handlers<'a>) -> Result<(), Fail> {
        let (body, end, exit, cleanup) =
            (self.new_label(), self.new_label(), self.new_label(), self.new_label());
        self.jump(loc, Op::SetupFinally, end)?;
        self.bind(body);
        self.push_frame_block(loc, FrameBlockKind::FinallyTry(node.finalbody), body, end)?;
        if node.handlers.is_empty() {
            self.visit_stmts(node.body)?;
        } else {
            handlers(self, loc, node)?;
        }
        self.emit(Loc::NONE, Op::PopBlock)?;
        self.pop_frame_block();
        self.visit_stmts(node.finalbody)?;
        self.artificial_jump(exit)?;
        self.bind(end);
        self.jump(Loc::NONE, Op::SetupCleanup, cleanup)?;
        self.emit(Loc::NONE, Op::PushExcInfo)?;
        self.push_frame_block(Loc::NONE, FrameBlockKind::FinallyEnd, end, Label::NONE)?;
        self.visit_stmts(node.finalbody)?;
        self.pop_frame_block();
        self.emit_arg(Loc::NONE, Op::Reraise, 0)?;
        self.bind(cleanup);
        self.pop_except_and_reraise(Loc::NONE)?;
        self.bind(exit);
        Ok(())
    }

    fn try_except(&mut self, loc: Loc, node: &'a Try<'a>) -> Result<(), Fail> {
        let (body, except, end, cleanup) =
            (self.new_label(), self.new_label(), self.new_label(), self.new_label());
        self.jump(loc, Op::SetupFinally, except)?;
        self.bind(body);
        self.push_frame_block(loc, FrameBlockKind::TryExcept, body, Label::NONE)?;
        self.visit_stmts(node.body)?;
        self.pop_frame_block();
        self.emit(Loc::NONE, Op::PopBlock)?;
        self.visit_stmts(node.orelse)?;
        self.artificial_jump(end)?;
        self.bind(except);
        self.jump(Loc::NONE, Op::SetupCleanup, cleanup)?;
        self.emit(Loc::NONE, Op::PushExcInfo)?;
        self.push_frame_block(loc, FrameBlockKind::ExceptionHandler, Label::NONE, Label::NONE)?;
        for (index, handler) in node.handlers.iter().enumerate() {
            let loc = Loc::from(handler.location);
            if handler.type_.is_none() && index + 1 < node.handlers.len() {
                return Err(self.error("default 'except:' must be last", loc));
            }
            let next = self.new_label();
            if let Some(type_) = handler.type_ {
                self.visit_expr(type_)?;
                self.emit(loc, Op::CheckExcMatch)?;
                self.jump(loc, Op::PopJumpIfFalse, next)?;
            }
            match handler.name {
                Some(name) => self.named_handler(loc, handler, name, end)?,
                None => self.nameless_handler(loc, handler, end)?,
            }
            self.bind(next);
        }
        self.pop_frame_block();
        self.emit_arg(Loc::NONE, Op::Reraise, 0)?;
        self.bind(cleanup);
        self.pop_except_and_reraise(Loc::NONE)?;
        self.bind(end);
        Ok(())
    }

    /// The name is unbound however the handler ends.
    fn named_handler(
        &mut self,
        loc: Loc,
        handler: &'a ExceptHandler<'a>,
        name: &'a str,
        end: Label,
    ) -> Result<(), Fail> {
        let (cleanup_end, cleanup_body) = (self.new_label(), self.new_label());
        let name = self.intern(name);
        self.store_name(loc, name)?;
        self.jump(loc, Op::SetupCleanup, cleanup_end)?;
        self.handler_body(loc, handler, Some(name), cleanup_body)?;
        self.emit(Loc::NONE, Op::PopBlock)?;
        self.emit(Loc::NONE, Op::PopBlock)?;
        self.emit(Loc::NONE, Op::PopExcept)?;
        self.unbind_exception(Loc::NONE, name)?;
        self.artificial_jump(end)?;
        self.bind(cleanup_end);
        self.unbind_exception(Loc::NONE, name)?;
        self.emit_arg(Loc::NONE, Op::Reraise, 1)
    }

    fn nameless_handler(&mut self, loc: Loc, handler: &'a ExceptHandler<'a>, end: Label) -> Result<(), Fail> {
        let cleanup_body = self.new_label();
        self.emit(loc, Op::PopTop)?;
        self.handler_body(loc, handler, None, cleanup_body)?;
        self.emit(Loc::NONE, Op::PopBlock)?;
        self.emit(Loc::NONE, Op::PopExcept)?;
        self.artificial_jump(end)
    }

    fn handler_body(
        &mut self,
        loc: Loc,
        handler: &'a ExceptHandler<'a>,
        name: Option<NameId>,
        cleanup_body: Label,
    ) -> Result<(), Fail> {
        self.bind(cleanup_body);
        self.push_frame_block(loc, FrameBlockKind::HandlerCleanup(name), cleanup_body, Label::NONE)?;
        self.visit_stmts(handler.body)?;
        self.pop_frame_block();
        Ok(())
    }

    /// Each `except*` takes its part of the exception group. The stack holds the group, a list of what the handlers raised, and
    /// what is left of the group.
    fn try_star_except(&mut self, loc: Loc, node: &'a Try<'a>) -> Result<(), Fail> {
        let (body, except, orelse, end, cleanup, reraise_star) = (
            self.new_label(),
            self.new_label(),
            self.new_label(),
            self.new_label(),
            self.new_label(),
            self.new_label(),
        );
        self.jump(loc, Op::SetupFinally, except)?;
        self.bind(body);
        self.push_frame_block(loc, FrameBlockKind::TryExcept, body, Label::NONE)?;
        self.visit_stmts(node.body)?;
        self.pop_frame_block();
        self.emit(Loc::NONE, Op::PopBlock)?;
        self.artificial_jump(orelse)?;
        self.bind(except);
        self.jump(Loc::NONE, Op::SetupCleanup, cleanup)?;
        self.emit(Loc::NONE, Op::PushExcInfo)?;
        self.push_frame_block(loc, FrameBlockKind::ExceptionGroupHandler, Label::NONE, Label::NONE)?;
        for (index, handler) in node.handlers.iter().enumerate() {
            if index == 0 {
                let loc = Loc::from(handler.location);
                self.emit_arg(loc, Op::BuildList, 0)?;
                self.emit_arg(loc, Op::Copy, 2)?;
            }
            self.star_handler(handler)?;
            if index + 1 == node.handlers.len() {
                // What no handler took; None if nothing is left.
                self.emit_arg(Loc::NONE, Op::ListAppend, 1)?;
                self.artificial_jump(reraise_star)?;
            }
        }
        self.pop_frame_block();
        let reraise = self.new_label();
        self.bind(reraise_star);
        self.intrinsic_2(Loc::NONE, Intrinsic2::PrepReraiseStar)?;
        self.emit_arg(Loc::NONE, Op::Copy, 1)?;
        self.jump(Loc::NONE, Op::PopJumpIfNotNone, reraise)?;
        self.emit(Loc::NONE, Op::PopTop)?;
        self.emit(Loc::NONE, Op::PopBlock)?;
        self.emit(Loc::NONE, Op::PopExcept)?;
        self.artificial_jump(end)?;
        self.bind(reraise);
        self.emit(Loc::NONE, Op::PopBlock)?;
        self.emit_arg(Loc::NONE, Op::Swap, 2)?;
        self.emit(Loc::NONE, Op::PopExcept)?;
        self.emit_arg(Loc::NONE, Op::Reraise, 0)?;
        self.bind(cleanup);
        self.pop_except_and_reraise(Loc::NONE)?;
        self.bind(orelse);
        self.visit_stmts(node.orelse)?;
        self.bind(end);
        Ok(())
    }

    fn star_handler(&mut self, handler: &'a ExceptHandler<'a>) -> Result<(), Fail> {
        let loc = Loc::from(handler.location);
        let (next, except_with_error, no_match) = (self.new_label(), self.new_label(), self.new_label());
        if let Some(type_) = handler.type_ {
            self.visit_expr(type_)?;
            self.emit(loc, Op::CheckEgMatch)?;
            self.emit_arg(loc, Op::Copy, 1)?;
            self.jump(loc, Op::PopJumpIfNone, no_match)?;
        }
        let (cleanup_end, cleanup_body) = (self.new_label(), self.new_label());
        let name = handler.name.map(|name| self.intern(name));
        match name {
            Some(name) => self.store_name(loc, name)?,
            None => self.emit(loc, Op::PopTop)?,
        }
        self.jump(loc, Op::SetupCleanup, cleanup_end)?;
        self.handler_body(loc, handler, name, cleanup_body)?;
        self.emit(Loc::NONE, Op::PopBlock)?;
        if let Some(name) = name {
            self.unbind_exception(Loc::NONE, name)?;
        }
        self.artificial_jump(next)?;
        self.bind(cleanup_end);
        if let Some(name) = name {
            self.unbind_exception(Loc::NONE, name)?;
        }
        // What the handler raised goes to the list.
        self.emit_arg(Loc::NONE, Op::ListAppend, 3)?;
        self.emit(Loc::NONE, Op::PopTop)?;
        self.artificial_jump(except_with_error)?;
        self.bind(next);
        self.emit(Loc::NONE, Op::Nop)?;
        self.artificial_jump(except_with_error)?;
        self.bind(no_match);
        self.emit(loc, Op::PopTop)?;
        self.bind(except_with_error);
        Ok(())
    }
}
