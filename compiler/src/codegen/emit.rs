//! Appending instructions, and the small sequences that several constructs share.

use super::unit::{FrameBlock, FrameBlockKind, MAX_FRAME_BLOCKS};
use super::{Codegen, Insn, Label, Loc};
use crate::consts::ConstId;
use crate::names::NameId;
use crate::op::{CmpKind, CommonConstant, Intrinsic1, Intrinsic2, Op, resume};
use crate::symtable::errors::{Fail, memory_error, stopped};
use crate::wtf8::Wtf8;

impl<'a> Codegen<'a> {
    pub(super) fn emit_arg(&mut self, loc: Loc, op: Op, arg: u32) -> Result<(), Fail> {
        self.remaining = self.remaining.checked_sub(1).ok_or_else(memory_error)?;
        if self.patience.ends(self.options.stop) {
            return Err(stopped());
        }
        self.unit.sequence.insns.push(Insn { op, arg, loc });
        Ok(())
    }

    pub(super) fn emit(&mut self, loc: Loc, op: Op) -> Result<(), Fail> {
        self.emit_arg(loc, op, 0)
    }

    pub(super) fn emit_count(&mut self, loc: Loc, op: Op, count: usize) -> Result<(), Fail> {
        self.emit_arg(loc, op, count as u32)
    }

    pub(super) fn jump(&mut self, loc: Loc, op: Op, target: Label) -> Result<(), Fail> {
        self.emit_arg(loc, op, target.0)
    }

    /// A jump that the source does not show.
    pub(super) fn artificial_jump(&mut self, target: Label) -> Result<(), Fail> {
        self.jump(Loc::NONE, Op::JumpNoInterrupt, target)
    }

    pub(super) fn new_label(&mut self) -> Label {
        let label = Label(self.unit.sequence.labels.len() as u32);
        self.unit.sequence.labels.push(u32::MAX);
        label
    }

    /// Puts a label before the next instruction.
    pub(super) fn bind(&mut self, label: Label) {
        let here = self.unit.sequence.insns.len() as u32;
        if let Some(position) = self.unit.sequence.labels.get_mut(label.0 as usize) {
            *position = here;
        }
    }

    pub(super) fn add_const(&mut self, id: ConstId) -> u32 {
        self.unit.consts.position_or_insert(id, || ()) as u32
    }

    pub(super) fn load_const(&mut self, loc: Loc, id: ConstId) -> Result<(), Fail> {
        let index = self.add_const(id);
        self.emit_arg(loc, Op::LoadConst, index)
    }

    pub(super) fn load_none(&mut self, loc: Loc) -> Result<(), Fail> {
        self.load_const(loc, ConstId::NONE)
    }

    pub(super) fn load_int(&mut self, loc: Loc, value: usize) -> Result<(), Fail> {
        let id = self.consts.add_int(value as i64);
        self.load_const(loc, id)
    }

    pub(super) fn load_str(&mut self, loc: Loc, text: &str) -> Result<(), Fail> {
        let id = self.consts.add_str(Wtf8::new(text));
        self.load_const(loc, id)
    }

    /// Loads a name as a string.
    pub(super) fn load_name_const(&mut self, loc: Loc, name: NameId) -> Result<(), Fail> {
        let id = self.name_const(name);
        self.load_const(loc, id)
    }

    pub(super) fn name_const(&mut self, name: NameId) -> ConstId {
        let shared = self.table.names.shared(name);
        self.consts.add_name(&shared)
    }

    pub(super) fn intern(&mut self, text: &'a str) -> NameId {
        self.table.names.intern(text)
    }

    /// Keeps a new text for as long as the compilation lasts.
    pub(super) fn intern_owned(&mut self, text: &str) -> Result<NameId, Fail> {
        let text = self.arena.try_alloc_str(text).map_err(|_| memory_error())?;
        Ok(self.table.names.intern(text))
    }

    pub(super) fn intrinsic_1(&mut self, loc: Loc, intrinsic: Intrinsic1) -> Result<(), Fail> {
        self.emit_arg(loc, Op::CallIntrinsic1, intrinsic as u32)
    }

    pub(super) fn intrinsic_2(&mut self, loc: Loc, intrinsic: Intrinsic2) -> Result<(), Fail> {
        self.emit_arg(loc, Op::CallIntrinsic2, intrinsic as u32)
    }

    pub(super) fn load_common(&mut self, loc: Loc, constant: CommonConstant) -> Result<(), Fail> {
        self.emit_arg(loc, Op::LoadCommonConstant, constant as u32)
    }

    pub(super) fn compare_op(&mut self, loc: Loc, kind: CmpKind) -> Result<(), Fail> {
        // The outcomes that make it true: 2 less, 4 greater, 8 equal, 1 unordered.
        let mask = match kind {
            CmpKind::Lt => 2,
            CmpKind::Le => 2 | 8,
            CmpKind::Eq => 8,
            CmpKind::Ne => 1 | 2 | 4,
            CmpKind::Gt => 4,
            CmpKind::Ge => 4 | 8,
        };
        self.emit_arg(loc, Op::CompareOp, (kind as u32) << 5 | mask)
    }

    /// `yield from`, or the awaiting of an awaitable's iterator: `receiver, value -> result`.
    pub(super) fn yield_from(&mut self, loc: Loc, is_await: bool) -> Result<(), Fail> {
        let (send, fail, exit) = (self.new_label(), self.new_label(), self.new_label());
        self.bind(send);
        self.jump(loc, Op::Send, exit)?;
        // `close()` and `throw()` raise StopIteration at the yield alone.
        self.jump(loc, Op::SetupFinally, fail)?;
        self.emit_arg(loc, Op::YieldValue, 1)?;
        self.emit(Loc::NONE, Op::PopBlock)?;
        let kind = if is_await { resume::AFTER_AWAIT } else { resume::AFTER_YIELD_FROM };
        self.emit_arg(loc, Op::Resume, kind)?;
        self.jump(loc, Op::JumpNoInterrupt, send)?;
        self.bind(fail);
        self.emit(loc, Op::CleanupThrow)?;
        self.bind(exit);
        self.emit(loc, Op::EndSend)
    }

    /// Awaits the top of the stack; `kind` is `GET_AWAITABLE`'s argument.
    pub(super) fn await_top(&mut self, loc: Loc, kind: u32) -> Result<(), Fail> {
        self.emit_arg(loc, Op::GetAwaitable, kind)?;
        self.load_none(loc)?;
        self.yield_from(loc, true)
    }

    pub(super) fn yield_top(&mut self, loc: Loc) -> Result<(), Fail> {
        let scope = self.scope();
        if scope.generator && scope.coroutine {
            self.intrinsic_1(loc, Intrinsic1::AsyncGenWrap)?;
        }
        self.emit_arg(loc, Op::YieldValue, 0)?;
        self.emit_arg(loc, Op::Resume, resume::AFTER_YIELD)
    }

    /// `exc_info, offset, exception`: makes the former exception the handled one and raises the latter.
    pub(super) fn pop_except_and_reraise(&mut self, loc: Loc) -> Result<(), Fail> {
        self.emit_arg(loc, Op::Copy, 3)?;
        self.emit(loc, Op::PopExcept)?;
        self.emit_arg(loc, Op::Reraise, 1)
    }

    pub(super) fn call_exit_with_nones(&mut self, loc: Loc) -> Result<(), Fail> {
        for _ in 0..3 {
            self.load_none(loc)?;
        }
        self.emit_arg(loc, Op::Call, 3)
    }

    pub(super) fn push_frame_block(
        &mut self,
        loc: Loc,
        kind: FrameBlockKind<'a>,
        block: Label,
        exit: Label,
    ) -> Result<(), Fail> {
        if self.unit.frame_blocks.len() >= MAX_FRAME_BLOCKS {
            return Err(self.error("too many statically nested blocks", loc));
        }
        self.restore_frame_block(FrameBlock { kind, block, exit, loc });
        Ok(())
    }

    pub(super) fn restore_frame_block(&mut self, block: FrameBlock<'a>) {
        if matches!(block.kind, FrameBlockKind::FinallyEnd) {
            self.disable_warnings += 1;
        }
        self.unit.frame_blocks.push(block);
    }

    pub(super) fn pop_frame_block(&mut self) {
        let block = self.unit.frame_blocks.pop();
        if block.is_some_and(|block| matches!(block.kind, FrameBlockKind::FinallyEnd)) {
            self.disable_warnings -= 1;
        }
    }
}
