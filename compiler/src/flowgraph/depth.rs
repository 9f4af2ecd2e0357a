//! Stack depth.

use super::{BlockId, Cfg};
use crate::error::{ErrorKind, SyntaxError};
use crate::op::{Op, flag};
use crate::symtable::errors::Fail;

const UNKNOWN: i32 = i32::MIN;

fn invalid(message: &str) -> Fail {
    Box::new(SyntaxError::new(ErrorKind::ValueError, format!("Invalid CFG, {message}")))
}

impl Cfg {
    /// Finds the depth at the start of every block, and the greatest of all.
    pub(super) fn stack_depth(&mut self, todo: &mut Vec<BlockId>) -> Result<u32, Fail> {
        for block in &mut self.blocks {
            block.startdepth = UNKNOWN;
        }
        todo.clear();
        self.enter_with_depth(BlockId::ENTRY, 0, todo)?;
        let mut max = 0;
        while let Some(id) = todo.pop() {
            let block = self.block_mut(id);
            let (mut depth, used) = (block.startdepth, block.used);
            let mut falls_through = true;
            // Taken out meanwhile: other blocks learn their depths.
            let instrs = std::mem::take(&mut block.instrs);
            for instr in &instrs[..used] {
                max = max.max(depth);
                let new_depth = depth + instr.op.stack_effect(instr.arg, false);
                if new_depth < 0 {
                    return Err(invalid("stack underflow"));
                }
                if instr.op.has(flag::JUMP | flag::EXC) && instr.op != Op::EndAsyncFor {
                    let target_depth = depth + instr.op.stack_effect(instr.arg, true);
                    self.enter_with_depth(instr.target, target_depth, todo)?;
                }
                depth = new_depth;
                if instr.op.has(flag::TERMINATES) {
                    falls_through = false;
                    break;
                }
            }
            self.block_mut(id).instrs = instrs;
            if let Some(next) = self.next(id).filter(|_| falls_through) {
                self.enter_with_depth(next, depth, todo)?;
            }
        }
        Ok(max as u32)
    }

    fn enter_with_depth(&mut self, id: BlockId, depth: i32, todo: &mut Vec<BlockId>) -> Result<(), Fail> {
        let block = self.block_mut(id);
        if block.startdepth == UNKNOWN {
            block.startdepth = depth;
            todo.push(id);
        } else if block.startdepth != depth {
            return Err(invalid("inconsistent stackdepth"));
        }
        Ok(())
    }
}
