//! Loading, storing and deleting names; qualified names of blocks.

use super::unit::ScopeType;
use super::{Codegen, Loc};
use crate::ast::ExprContext;
use crate::names::NameId;
use crate::op::Op;
use crate::symtable::errors::{Fail, memory_error};
use crate::symtable::{BlockType, NameScope};

/// How an instruction finds a name.
enum Access {
    Fast,
    Global(u32),
    Deref(u32),
    Name(u32),
}

impl<'a> Codegen<'a> {
    pub(super) fn load_name(&mut self, loc: Loc, name: NameId) -> Result<(), Fail> {
        self.name_op(loc, name, ExprContext::Load)
    }

    pub(super) fn store_name(&mut self, loc: Loc, name: NameId) -> Result<(), Fail> {
        self.name_op(loc, name, ExprContext::Store)
    }

    pub(super) fn delete_name(&mut self, loc: Loc, name: NameId) -> Result<(), Fail> {
        self.name_op(loc, name, ExprContext::Del)
    }

    /// `name = None; del name`, at the end of an `except ... as name`.
    pub(super) fn unbind_exception(&mut self, loc: Loc, name: NameId) -> Result<(), Fail> {
        self.load_none(loc)?;
        self.store_name(loc, name)?;
        self.delete_name(loc, name)
    }

    /// A name as it is called in the current block.
    pub(super) fn mangle(&mut self, name: NameId) -> Result<NameId, Fail> {
        let (private, scope) = (self.unit.private, self.unit.scope);
        self.table.mangle(self.arena, private, scope, name).ok_or_else(memory_error)
    }

    /// A name as it is called in the current class, whatever the block is.
    pub(super) fn mangle_always(&mut self, name: NameId) -> Result<NameId, Fail> {
        self.table.mangle_always(self.arena, self.unit.private, name).ok_or_else(memory_error)
    }

    fn access(&mut self, name: NameId, scope: NameScope) -> Access {
        let is_function_like = self.scope().is_function_like();
        let unit = &mut self.unit;
        match scope {
            NameScope::Free => {
                let cells = unit.cellvars.len();
                return Access::Deref((cells + unit.freevars.position_or_insert(name, || ())) as u32);
            }
            NameScope::Cell => return Access::Deref(unit.cellvars.position_or_insert(name, || ()) as u32),
            NameScope::Local if is_function_like || unit.fast_hidden.get(name) == Some(&true) => {
                return Access::Fast;
            }
            _ => {}
        }
        let index = unit.names.position_or_insert(name, || ()) as u32;
        match scope {
            NameScope::GlobalImplicit if is_function_like => Access::Global(index),
            NameScope::GlobalExplicit => Access::Global(index),
            _ => Access::Name(index),
        }
    }

    pub(super) fn name_op(&mut self, loc: Loc, name: NameId, ctx: ExprContext) -> Result<(), Fail> {
        use ExprContext::{Del, Load, Store};
        let name = self.mangle(name)?;
        let entry = self.scope();
        let scope = entry.symbol(name).scope();
        let sees_class = entry.can_see_class_scope;
        let is_class = entry.kind == BlockType::Class;
        let in_inlined_comp = self.unit.in_inlined_comp > 0;
        let (op, arg) = match self.access(name, scope) {
            Access::Fast => {
                let op = match ctx {
                    Load => Op::LoadFast,
                    Store => Op::StoreFast,
                    Del => Op::DeleteFast,
                };
                (op, self.unit.varnames.position_or_insert(name, || ()) as u32)
            }
            Access::Deref(index) => {
                let op = match ctx {
                    Load if is_class && !in_inlined_comp => {
                        self.emit(loc, Op::LoadLocals)?;
                        Op::LoadFromDictOrDeref
                    }
                    Load if sees_class => {
                        self.load_classdict(loc)?;
                        Op::LoadFromDictOrDeref
                    }
                    Load => Op::LoadDeref,
                    Store => Op::StoreDeref,
                    Del => Op::DeleteDeref,
                };
                (op, index)
            }
            Access::Global(index) => match ctx {
                Load if sees_class && scope == NameScope::GlobalImplicit => {
                    self.load_classdict(loc)?;
                    (Op::LoadFromDictOrGlobals, index)
                }
                Load => (Op::LoadGlobal, index << 1),
                Store => (Op::StoreGlobal, index),
                Del => (Op::DeleteGlobal, index),
            },
            Access::Name(index) => match ctx {
                Load if is_class && in_inlined_comp => (Op::LoadGlobal, index << 1),
                Load => (Op::LoadName, index),
                Store => (Op::StoreName, index),
                Del => (Op::DeleteName, index),
            },
        };
        self.emit_arg(loc, op, arg)
    }

    fn load_classdict(&mut self, loc: Loc) -> Result<(), Fail> {
        let index = self.free_index(NameId::CLASSDICT);
        self.emit_arg(loc, Op::LoadDeref, index)
    }

    /// The index of a free variable among cells and free variables.
    pub(super) fn free_index(&mut self, name: NameId) -> u32 {
        let cells = self.unit.cellvars.len();
        (cells + self.unit.freevars.position_or_insert(name, || ())) as u32
    }

    pub(super) fn cell_index(&mut self, name: NameId) -> u32 {
        self.unit.cellvars.position_or_insert(name, || ()) as u32
    }

    pub(super) fn local_index(&mut self, name: NameId) -> Result<u32, Fail> {
        let name = self.mangle(name)?;
        Ok(self.unit.varnames.position_or_insert(name, || ()) as u32)
    }

    /// An instruction on an attribute, module or global name, which is mangled.
    pub(super) fn emit_name(&mut self, loc: Loc, op: Op, name: NameId) -> Result<(), Fail> {
        let index = self.name_index(name)?;
        self.emit_arg(loc, op, index)
    }

    /// The index of a name in `co_names`.
    pub(super) fn name_index(&mut self, name: NameId) -> Result<u32, Fail> {
        let name = self.mangle(name)?;
        Ok(self.unit.names.position_or_insert(name, || ()) as u32)
    }

    pub(super) fn load_attr(&mut self, loc: Loc, name: NameId) -> Result<(), Fail> {
        let index = self.name_index(name)?;
        self.emit_arg(loc, Op::LoadAttr, index << 1)
    }

    pub(super) fn load_method(&mut self, loc: Loc, name: NameId) -> Result<(), Fail> {
        let index = self.name_index(name)?;
        self.emit_arg(loc, Op::LoadAttr, index << 1 | 1)
    }

    /// How a closure of the current block finds a variable that is free in a nested one.
    pub(super) fn closure_index(&mut self, name: NameId) -> u32 {
        let is_implicit = matches!(name, NameId::CLASS | NameId::CLASSDICT | NameId::CONDITIONAL_ANNOTATIONS);
        let is_cell = if self.unit.scope_type == ScopeType::Class && is_implicit {
            true
        } else {
            self.scope().symbol(name).scope() == NameScope::Cell
        };
        if is_cell { self.cell_index(name) } else { self.free_index(name) }
    }

    /// `co_qualname` of the block that was just entered.
    pub(super) fn qualified_name(&mut self) -> Result<NameId, Fail> {
        let name = self.unit.name;
        let depth = self.outer.len();
        if depth <= 1 {
            return Ok(name);
        }
        let mut parent = depth - 1;
        if self.outer[parent].scope_type == ScopeType::Annotations {
            // Scopes of type parameters do not show in qualified names.
            if depth == 2 {
                return Ok(name);
            }
            parent -= 1;
        }
        let is_definition =
            matches!(self.unit.scope_type, ScopeType::Function | ScopeType::AsyncFunction | ScopeType::Class);
        if is_definition {
            let private = self.outer[parent].private;
            let mangled = self.table.mangle_always(self.arena, private, name).ok_or_else(memory_error)?;
            let scope = self.table.scope(self.outer[parent].scope).symbol(mangled).scope();
            if scope == NameScope::GlobalExplicit {
                return Ok(name);
            }
        }
        let is_function = matches!(
            self.outer[parent].scope_type,
            ScopeType::Function | ScopeType::AsyncFunction | ScopeType::Lambda
        );
        let base = self.table.names.text(self.outer[parent].qualname);
        let between = if is_function { ".<locals>." } else { "." };
        let qualname = [base, between, self.table.names.text(name)].concat();
        self.intern_owned(&qualname)
    }
}
