//! Leaving frame blocks by `return`, `break` and `continue`.

use super::unit::{FrameBlock, FrameBlockKind};
use super::{Codegen, Label, Loc};
use crate::ast::{Expr, ExprKind, Location};
use crate::op::Op;
use crate::symtable::errors::Fail;

impl<'a> Codegen<'a> {
    /// Leaves one frame block. With `preserve_tos` the top of the stack stays there. `loc` is that of the statement that
    /// leaves; after code of a `finally` or `with` it is no longer known.
    fn unwind_frame_block(
        &mut self,
        loc: &mut Loc,
        block: &FrameBlock<'a>,
        preserve_tos: bool,
    ) -> Result<(), Fail> {
        match block.kind {
            FrameBlockKind::WhileLoop
            | FrameBlockKind::ExceptionHandler
            | FrameBlockKind::ExceptionGroupHandler
            | FrameBlockKind::AsyncComprehensionGenerator
            | FrameBlockKind::StopIteration => Ok(()),
            FrameBlockKind::ForLoop | FrameBlockKind::AsyncForLoop | FrameBlockKind::PopValue => {
                self.pop_below(*loc, preserve_tos)
            }
            FrameBlockKind::TryExcept => self.emit(*loc, Op::PopBlock),
            FrameBlockKind::FinallyTry(finalbody) => {
                self.emit(*loc, Op::PopBlock)?;
                if preserve_tos {
                    self.push_frame_block(*loc, FrameBlockKind::PopValue, Label::NONE, Label::NONE)?;
                }
                self.visit_stmts(finalbody)?;
                if preserve_tos {
                    self.pop_frame_block();
                }
                *loc = Loc::NONE;
                Ok(())
            }
            FrameBlockKind::FinallyEnd => {
                self.pop_below(*loc, preserve_tos)?;
                if preserve_tos {
                    self.emit_arg(*loc, Op::Swap, 2)?;
                }
                self.emit(*loc, Op::PopBlock)?;
                self.emit(*loc, Op::PopExcept)
            }
            FrameBlockKind::With | FrameBlockKind::AsyncWith => {
                *loc = block.loc;
                self.emit(*loc, Op::PopBlock)?;
                if preserve_tos {
                    self.emit_arg(*loc, Op::Swap, 3)?;
                    self.emit_arg(*loc, Op::Swap, 2)?;
                }
                self.call_exit_with_nones(*loc)?;
                if matches!(block.kind, FrameBlockKind::AsyncWith) {
                    self.await_top(*loc, 2)?;
                }
                self.emit(*loc, Op::PopTop)?;
                *loc = Loc::NONE;
                Ok(())
            }
            FrameBlockKind::HandlerCleanup(name) => {
                if name.is_some() {
                    self.emit(*loc, Op::PopBlock)?;
                }
                if preserve_tos {
                    self.emit_arg(*loc, Op::Swap, 2)?;
                }
                self.emit(*loc, Op::PopBlock)?;
                self.emit(*loc, Op::PopExcept)?;
                match name {
                    Some(name) => self.unbind_exception(*loc, name),
                    None => Ok(()),
                }
            }
        }
    }

    /// Drops the top of the stack, or what is below it.
    fn pop_below(&mut self, loc: Loc, preserve_tos: bool) -> Result<(), Fail> {
        if preserve_tos {
            self.emit_arg(loc, Op::Swap, 2)?;
        }
        self.emit(loc, Op::PopTop)
    }

    /// Leaves all frame blocks, or those inside the innermost loop, which is then returned.
    fn unwind(
        &mut self,
        loc: &mut Loc,
        preserve_tos: bool,
        to_loop: bool,
    ) -> Result<Option<FrameBlock<'a>>, Fail> {
        let mut left = Vec::new();
        let mut innermost_loop = None;
        while let Some(&top) = self.unit.frame_blocks.last() {
            match top.kind {
                FrameBlockKind::ExceptionGroupHandler => {
                    let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                    return Err(self.error(message, *loc));
                }
                FrameBlockKind::WhileLoop | FrameBlockKind::ForLoop | FrameBlockKind::AsyncForLoop
                    if to_loop =>
                {
                    innermost_loop = Some(top);
                    break;
                }
                _ => {}
            }
            self.pop_frame_block();
            left.push(top);
            self.unwind_frame_block(loc, &top, preserve_tos)?;
        }
        // The statements that follow are still in these blocks.
        while let Some(block) = left.pop() {
            self.restore_frame_block(block);
        }
        Ok(innermost_loop)
    }

    pub(super) fn visit_return(
        &mut self,
        location: Location,
        value: Option<&'a Expr<'a>>,
    ) -> Result<(), Fail> {
        let mut loc = Loc::from(location);
        let scope = self.scope();
        if !scope.is_function_like() {
            return Err(self.error("'return' outside function", loc));
        }
        if value.is_some() && scope.coroutine && scope.generator {
            return Err(self.error("'return' with value in async generator", loc));
        }
        let constant = value.and_then(|value| match &value.kind {
            ExprKind::Constant { value, .. } => Some(value),
            _ => None,
        });
        let preserve_tos = value.is_some() && constant.is_none();
        if let Some(value) = value {
            if preserve_tos {
                self.visit_expr(value)?;
            } else {
                // Carries the line of the value.
                loc = Loc::from(value.location);
                self.emit(loc, Op::Nop)?;
            }
        }
        if value.is_none_or(|value| value.location.lineno != location.lineno) {
            loc = Loc::from(location);
            self.emit(loc, Op::Nop)?;
        }
        self.unwind(&mut loc, preserve_tos, false)?;
        if let Some(constant) = constant {
            let id = self.consts.add_literal(constant);
            self.load_const(loc, id)?;
        } else if value.is_none() {
            self.load_none(loc)?;
        }
        self.emit(loc, Op::ReturnValue)
    }

    pub(super) fn visit_break(&mut self, origin: Loc) -> Result<(), Fail> {
        let mut loc = origin;
        self.emit(loc, Op::Nop)?;
        let Some(block) = self.unwind(&mut loc, false, true)? else {
            return Err(self.error("'break' outside loop", origin));
        };
        self.unwind_frame_block(&mut loc, &block, false)?;
        self.jump(loc, Op::Jump, block.exit)
    }

    pub(super) fn visit_continue(&mut self, origin: Loc) -> Result<(), Fail> {
        let mut loc = origin;
        self.emit(loc, Op::Nop)?;
        let Some(block) = self.unwind(&mut loc, false, true)? else {
            return Err(self.error("'continue' not properly in loop", origin));
        };
        self.jump(loc, Op::Jump, block.block)
    }
}
