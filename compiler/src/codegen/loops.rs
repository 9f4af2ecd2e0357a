//! `for`, `async for` and `while`.

use super::unit::FrameBlockKind;
use super::{Codegen, Loc};
use crate::ast::*;
use crate::op::Op;
use crate::symtable::errors::Fail;

impl<'a> Codegen<'a> {
    pub(super) fn visit_for(
        &mut self,
        loc: Loc,
        target: &'a Expr<'a>,
        iter: &'a Expr<'a>,
        body: &'a [Stmt<'a>],
        orelse: &'a [Stmt<'a>],
    ) -> Result<(), Fail> {
        let (start, cleanup, end) = (self.new_label(), self.new_label(), self.new_label());
        self.push_frame_block(loc, FrameBlockKind::ForLoop, start, end)?;
        self.visit_expr(iter)?;
        let iter_loc = Loc::from(iter.location);
        self.emit(iter_loc, Op::GetIter)?;
        self.bind(start);
        self.jump(iter_loc, Op::ForIter, cleanup)?;
        // Makes tracing see the target's line in a statement of several lines.
        self.emit(Loc::from(target.location), Op::Nop)?;
        self.visit_expr(target)?;
        self.visit_stmts(body)?;
        self.jump(Loc::NONE, Op::Jump, start)?;
        self.bind(cleanup);
        self.end_for()?;
        self.pop_frame_block();
        self.visit_stmts(orelse)?;
        self.bind(end);
        Ok(())
    }

    /// Where a loop over an exhausted iterator goes on.
    pub(super) fn end_for(&mut self) -> Result<(), Fail> {
        self.emit(Loc::NONE, Op::EndFor)?;
        self.emit(Loc::NONE, Op::PopIter)
    }

    pub(super) fn visit_async_for(
        &mut self,
        loc: Loc,
        target: &'a Expr<'a>,
        iter: &'a Expr<'a>,
        body: &'a [Stmt<'a>],
        orelse: &'a [Stmt<'a>],
    ) -> Result<(), Fail> {
        let (start, send, except, end) =
            (self.new_label(), self.new_label(), self.new_label(), self.new_label());
        let iter_loc = Loc::from(iter.location);
        self.visit_expr(iter)?;
        self.emit(iter_loc, Op::GetAiter)?;
        self.bind(start);
        self.push_frame_block(loc, FrameBlockKind::AsyncForLoop, start, end)?;
        self.jump(loc, Op::SetupFinally, except)?;
        self.emit(loc, Op::GetAnext)?;
        self.load_none(loc)?;
        self.bind(send);
        self.yield_from(loc, true)?;
        self.emit(loc, Op::PopBlock)?;
        self.emit(loc, Op::NotTaken)?;
        self.visit_expr(target)?;
        self.visit_stmts(body)?;
        self.jump(Loc::NONE, Op::Jump, start)?;
        self.pop_frame_block();
        self.bind(except);
        self.jump(iter_loc, Op::EndAsyncFor, send)?;
        self.visit_stmts(orelse)?;
        self.bind(end);
        Ok(())
    }

    pub(super) fn visit_while(
        &mut self,
        loc: Loc,
        test: &'a Expr<'a>,
        body: &'a [Stmt<'a>],
        orelse: &'a [Stmt<'a>],
    ) -> Result<(), Fail> {
        let (start, end, anchor) = (self.new_label(), self.new_label(), self.new_label());
        self.bind(start);
        self.push_frame_block(loc, FrameBlockKind::WhileLoop, start, end)?;
        self.jump_if(loc, test, anchor, false)?;
        self.visit_stmts(body)?;
        self.jump(Loc::NONE, Op::Jump, start)?;
        self.pop_frame_block();
        self.bind(anchor);
        self.visit_stmts(orelse)?;
        self.bind(end);
        Ok(())
    }
}
