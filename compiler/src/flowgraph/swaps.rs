//! `SWAP`s: runs of them are made as short as possible, and those before stores are done by reordering the stores.

use super::{Block, Instr};
use crate::op::Op;

/// Instructions that only pop the top of the stack, and can neither raise nor jump.
fn is_swappable(instr: &Instr) -> bool {
    matches!(instr.op, Op::StoreFast | Op::StoreFastMaybeNull | Op::PopTop)
}

fn stored_local(instr: &Instr) -> Option<u32> {
    matches!(instr.op, Op::StoreFast | Op::StoreFastMaybeNull).then_some(instr.arg)
}

impl Block {
    pub(super) fn optimize_swaps(&mut self) {
        let mut position = 0;
        while position < self.used {
            if self.instrs[position].op == Op::Swap {
                position = self.shorten_swaps(position);
                self.apply_static_swaps(position);
            }
            position += 1;
        }
    }

    /// Replaces a run of `SWAP`s and `NOP`s by the shortest one with the same effect. Returns the position of its last
    /// instruction, or that of a single `SWAP`.
    fn shorten_swaps(&mut self, start: usize) -> usize {
        let run = &mut self.instrs[start..self.used];
        let length = run.iter().take_while(|instr| matches!(instr.op, Op::Swap | Op::Nop)).count();
        let run = &mut run[..length];
        let swaps = || run.iter().filter(|instr| instr.op == Op::Swap);
        if swaps().count() < 2 {
            return start;
        }
        let depth = swaps().map(|swap| swap.arg as usize).max().unwrap_or(0);
        // Which value each place ends up with.
        let mut stack: Vec<Option<usize>> = (0..depth).map(Some).collect();
        for swap in swaps() {
            stack.swap(0, swap.arg as usize - 1);
        }
        // The cycles of this permutation, written from the end of the run. Each passes through the top of the stack.
        let mut current = length;
        for first in 0..depth {
            if stack[first].is_none() || stack[first] == Some(first) {
                continue;
            }
            let mut place = first;
            loop {
                if place != 0 {
                    current -= 1;
                    run[current].set(Op::Swap, place as u32 + 1);
                }
                let Some(next) = stack[place].take() else { break };
                place = next;
            }
        }
        run[..current].iter_mut().for_each(Instr::make_nop);
        start + length - 1
    }

    /// From `position` backwards: a `SWAP` of values that are all stored or popped next is done by exchanging the
    /// instructions that do it.
    fn apply_static_swaps(&mut self, position: usize) {
        for index in (0..=position).rev() {
            let swap = self.instrs[index];
            if swap.op != Op::Swap {
                if swap.op == Op::Nop || is_swappable(&swap) {
                    continue;
                }
                return;
            }
            let Some((first, second)) = self.swappable_pair(index, swap.arg) else { return };
            self.instrs[index].make_nop();
            self.instrs.swap(first, second);
        }
    }

    /// The instructions that consume the two values which a `SWAP` exchanges.
    fn swappable_pair(&self, swap: usize, depth: u32) -> Option<(usize, usize)> {
        let first = self.next_swappable(swap, None)?;
        let line = self.instrs[first].line();
        let mut second = first;
        for _ in 1..depth {
            second = self.next_swappable(second, (line >= 0).then_some(line))?;
        }
        // The order of stores to the same local matters.
        let stores = (stored_local(&self.instrs[first]), stored_local(&self.instrs[second]));
        if stores == (None, None) {
            return Some((first, second));
        }
        if stores.0 == stores.1 {
            return None;
        }
        let conflicts = self.instrs[first + 1..second]
            .iter()
            .filter_map(stored_local)
            .any(|local| Some(local) == stores.0 || Some(local) == stores.1);
        (!conflicts).then_some((first, second))
    }

    /// The next instruction that may be reordered. Reordering across lines would show when tracing.
    fn next_swappable(&self, position: usize, line: Option<i32>) -> Option<usize> {
        for index in position + 1..self.used {
            let instr = &self.instrs[index];
            if line.is_some_and(|line| instr.line() != line) {
                return None;
            }
            if instr.op == Op::Nop {
                continue;
            }
            return is_swappable(instr).then_some(index);
        }
        None
    }
}
