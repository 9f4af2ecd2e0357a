//! `with` and `async with`.
//!
//! While the block runs, the stack holds `exit, self or NULL`. Leaving it normally calls `exit(None, None, None)`; an exception calls
//! `exit` with its details and is raised again unless the result is true.

use super::unit::FrameBlockKind;
use super::{Codegen, Label, Loc};
use crate::ast::*;
use crate::op::{Op, SpecialMethod};
use crate::symtable::errors::Fail;

impl<'a> Codegen<'a> {
    /// The items nest: each one's block is the rest of the statement.
    pub(super) fn visit_with(
        &mut self,
        items: &'a [WithItem<'a>],
        body: &'a [Stmt<'a>],
        is_async: bool,
    ) -> Result<(), Fail> {
        let Some((item, rest)) = items.split_first() else { return self.visit_stmts(body) };
        let (block, last, exit, cleanup) =
            (self.new_label(), self.new_label(), self.new_label(), self.new_label());
        let loc = Loc::from(item.context_expr.location);
        self.visit_expr(item.context_expr)?;
        self.enter_context(loc, is_async)?;
        self.jump(loc, Op::SetupWith, last)?;
        self.bind(block);
        let kind = if is_async { FrameBlockKind::AsyncWith } else { FrameBlockKind::With };
        self.push_frame_block(loc, kind, block, last)?;
        match item.optional_vars {
            Some(target) => self.visit_expr(target)?,
            None => self.emit(loc, Op::PopTop)?,
        }
        self.visit_with(rest, body, is_async)?;
        if is_async {
            self.pop_frame_block();
            self.emit(loc, Op::PopBlock)?;
        } else {
            self.emit(Loc::NONE, Op::PopBlock)?;
            self.pop_frame_block();
        }
        self.call_exit_with_nones(loc)?;
        if is_async {
            self.await_top(loc, 2)?;
        }
        self.emit(loc, Op::PopTop)?;
        self.jump(loc, Op::Jump, exit)?;
        self.bind(last);
        self.jump(loc, Op::SetupCleanup, cleanup)?;
        self.emit(loc, Op::PushExcInfo)?;
        self.emit(loc, Op::WithExceptStart)?;
        if is_async {
            self.await_top(loc, 2)?;
        }
        self.with_except_finish(cleanup)?;
        self.bind(exit);
        Ok(())
    }

    /// `context -> exit, self or NULL, result of __enter__()`.
    fn enter_context(&mut self, loc: Loc, is_async: bool) -> Result<(), Fail> {
        let (enter, exit) = match is_async {
            true => (SpecialMethod::Aenter, SpecialMethod::Aexit),
            false => (SpecialMethod::Enter, SpecialMethod::Exit),
        };
        self.emit_arg(loc, Op::Copy, 1)?;
        self.emit_arg(loc, Op::LoadSpecial, exit as u32)?;
        self.emit_arg(loc, Op::Swap, 2)?;
        self.emit_arg(loc, Op::Swap, 3)?;
        self.emit_arg(loc, Op::LoadSpecial, enter as u32)?;
        self.emit_arg(loc, Op::Call, 0)?;
        if is_async {
            self.await_top(loc, 1)?;
        }
        Ok(())
    }

    /// After `exit` was called with an exception: swallows or raises it.
    fn with_except_finish(&mut self, cleanup: Label) -> Result<(), Fail> {
        let suppress = self.new_label();
        self.emit(Loc::NONE, Op::ToBool)?;
        self.jump(Loc::NONE, Op::PopJumpIfTrue, suppress)?;
        self.emit_arg(Loc::NONE, Op::Reraise, 2)?;
        self.bind(suppress);
        self.emit(Loc::NONE, Op::PopTop)?;
        self.emit(Loc::NONE, Op::PopBlock)?;
        self.emit(Loc::NONE, Op::PopExcept)?;
        for _ in 0..3 {
            self.emit(Loc::NONE, Op::PopTop)?;
        }
        let exit = self.new_label();
        self.artificial_jump(exit)?;
        self.bind(cleanup);
        self.pop_except_and_reraise(Loc::NONE)?;
        self.bind(exit);
        Ok(())
    }
}
