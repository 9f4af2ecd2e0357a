//! What is known of the values on the stack and in the locals at an instruction.

use super::Flaw;

/// A value on the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An object, no more is known.
    Object,
    Null,
    /// An object or NULL.
    Maybe,
    Cell,
    Bool,
    /// What `COMPARE_OP` left, without conversion.
    Compared,
    List,
    Set,
    Dict,
    /// A tuple of so many items, if that is known.
    Tuple(Option<u32>),
    /// A tuple of so many cells.
    Cells(u32),
    /// The constant with this index: a code object or a tuple.
    Const(u32),
    /// A function that still needs a closure of so many cells.
    Function(u32),
    /// The instruction offset that a handler starts with.
    Lasti,
    /// The exception that was handled before.
    Handled,
}

impl Kind {
    /// Whether it is certainly an object, and may be used as one.
    pub fn is_object(self) -> bool {
        !matches!(self, Kind::Null | Kind::Maybe) && !self.is_unfinished()
    }

    pub fn is_unfinished(self) -> bool {
        matches!(self, Kind::Function(1..))
    }

    pub fn is_tuple(self, is_tuple_const: impl Fn(u32) -> bool) -> bool {
        match self {
            Kind::Tuple(_) | Kind::Cells(_) => true,
            Kind::Const(index) => is_tuple_const(index),
            _ => false,
        }
    }

    /// What is known where control flow meets. `None` if a function would be left unfinished.
    fn merge(self, other: Kind) -> Option<Kind> {
        Some(match (self, other) {
            (a, b) if a == b => a,
            (a, b) if a.is_unfinished() || b.is_unfinished() => return None,
            (Kind::Null | Kind::Maybe, _) | (_, Kind::Null | Kind::Maybe) => Kind::Maybe,
            (Kind::Tuple(_) | Kind::Cells(_), Kind::Tuple(_) | Kind::Cells(_)) => Kind::Tuple(None),
            _ => Kind::Object,
        })
    }
}

/// A local.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Local {
    Unbound,
    Maybe,
    Object,
    Cell,
}

impl Local {
    fn merge(self, other: Local) -> Local {
        match (self, other) {
            (a, b) if a == b => a,
            (Local::Object | Local::Cell, Local::Object | Local::Cell) => Local::Object,
            _ => Local::Maybe,
        }
    }
}

/// What is known at an instruction.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub stack: Vec<Kind>,
    pub locals: Vec<Local>,
}

impl State {
    /// Takes in what is known on another way here, whose stack is `stack` and then `pushed`. Returns whether that changed
    /// anything.
    pub fn merge(&mut self, stack: &[Kind], pushed: &[Kind], locals: &[Local]) -> Result<bool, Flaw> {
        if self.stack.len() != stack.len() + pushed.len() {
            return Err(Flaw::new("the depth of the stack depends on the way here"));
        }
        let mut changed = false;
        for (mine, &other) in self.stack.iter_mut().zip(stack.iter().chain(pushed)) {
            let Some(merged) = mine.merge(other) else {
                return Err(Flaw::new("a function may lack its closure here"));
            };
            changed |= merged != *mine;
            *mine = merged;
        }
        for (mine, &other) in self.locals.iter_mut().zip(locals) {
            let merged = mine.merge(other);
            changed |= merged != *mine;
            *mine = merged;
        }
        Ok(changed)
    }

    pub fn pop(&mut self) -> Result<Kind, Flaw> {
        self.stack.pop().ok_or_else(|| Flaw::new("the stack is empty"))
    }

    /// The `depth`th value from the top, which is the first.
    pub fn peek(&self, depth: usize) -> Result<Kind, Flaw> {
        let index = self.stack.len().checked_sub(depth).filter(|_| depth > 0);
        index
            .and_then(|index| self.stack.get(index))
            .copied()
            .ok_or_else(|| Flaw::new("the stack is too short"))
    }

    pub fn pop_object(&mut self) -> Result<Kind, Flaw> {
        let kind = self.pop()?;
        if kind.is_object() {
            Ok(kind)
        } else {
            Err(Flaw::new("NULL, or a function without closure, is used"))
        }
    }

    pub fn pop_nullable(&mut self) -> Result<Kind, Flaw> {
        let kind = self.pop()?;
        if kind.is_unfinished() { Err(Flaw::new("a function without closure is used")) } else { Ok(kind) }
    }
}
