//! The symbol table: a [`Scope`] for every block of code, and in it, for every name, how it is used and where it lives.
//!
//! Two passes, as in CPython. The first (`build`) walks the tree and records facts: bound here, used here, declared global.
//! The second (`analyze`) decides between local, cell, free and global, and inlines comprehensions (PEP 709).
//! What `symtable` and `_symtable` show of a program is all here: flags and scopes have CPython's numbers.
//!
//! Reference: Language Reference, section 4.2 "Naming and binding".

mod analyze;
mod build;
pub(crate) mod errors;
mod expressions;
mod statements;
mod types;

use crate::ast::{Location, Mod};
use crate::error::SyntaxError;
use crate::future::Features;
use crate::names::{Interner, NameId, NameMap};
use crate::stack::StackGuard;
use bumpalo::Bump;
use rustc_hash::{FxHashMap, FxHashSet};

/// Bits of a symbol: what the block does with the name.
pub mod flag {
    /// Named in a `global` statement.
    pub const DEF_GLOBAL: u32 = 1;
    /// Bound: assigned to, deleted, a loop's target, a `def`, ...
    pub const DEF_LOCAL: u32 = 1 << 1;
    /// A formal parameter.
    pub const DEF_PARAM: u32 = 1 << 2;
    /// Named in a `nonlocal` statement.
    pub const DEF_NONLOCAL: u32 = 1 << 3;
    /// Used.
    pub const USE: u32 = 1 << 4;
    /// Free in a method, though bound in its class.
    pub const DEF_FREE_CLASS: u32 = 1 << 6;
    /// Bound by an import.
    pub const DEF_IMPORT: u32 = 1 << 7;
    /// Annotated.
    pub const DEF_ANNOT: u32 = 1 << 8;
    /// The iteration variable of a comprehension.
    pub const DEF_COMP_ITER: u32 = 1 << 9;
    /// A type parameter.
    pub const DEF_TYPE_PARAM: u32 = 1 << 10;
    /// A cell of a comprehension that was inlined here.
    pub const DEF_COMP_CELL: u32 = 1 << 11;
    pub const DEF_BOUND: u32 = DEF_LOCAL | DEF_PARAM | DEF_IMPORT;
    /// The [`NameScope`](super::NameScope) stands above this many bits.
    pub const SCOPE_OFFSET: u32 = 12;
    pub const SCOPE_MASK: u32 = 15;
}

/// Where a name lives; the numbers are CPython's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum NameScope {
    /// The block does not know the name.
    Unknown = 0,
    Local = 1,
    GlobalExplicit = 2,
    GlobalImplicit = 3,
    Free = 4,
    Cell = 5,
}

/// A symbol's flags and, above them, its scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Symbol(pub u32);

impl Symbol {
    #[inline]
    pub fn has(self, flags: u32) -> bool {
        self.0 & flags != 0
    }

    /// The flags alone.
    pub fn flags(self) -> u32 {
        self.0 & ((1 << flag::SCOPE_OFFSET) - 1)
    }

    pub fn scope(self) -> NameScope {
        match self.0 >> flag::SCOPE_OFFSET & flag::SCOPE_MASK {
            1 => NameScope::Local,
            2 => NameScope::GlobalExplicit,
            3 => NameScope::GlobalImplicit,
            4 => NameScope::Free,
            5 => NameScope::Cell,
            _ => NameScope::Unknown,
        }
    }

    pub fn with_scope(self, scope: NameScope) -> Symbol {
        Symbol(self.flags() | (scope as u32) << flag::SCOPE_OFFSET)
    }
}

/// Kinds of blocks; the numbers are those of `_symtable.TYPE_*`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum BlockType {
    Function = 0,
    Class = 1,
    Module = 2,
    /// The annotations of a module, class or function (PEP 649).
    Annotation = 3,
    /// The value of a `type` statement.
    TypeAlias = 4,
    /// The block around a generic function, class or `type` statement that binds its type parameters (PEP 695).
    TypeParameters = 5,
    /// The bound or default of a type parameter.
    TypeVariable = 6,
}

/// What a block that is a comprehension makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComprehensionKind {
    None,
    List,
    Set,
    Dict,
    Generator,
}

/// Index of a [`Scope`] in its [`SymbolTable`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScopeId(u32);

/// What a scope belongs to: the address of a node, and which of the blocks that node opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScopeKey {
    address: usize,
    role: Role,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Role {
    Body,
    Annotations,
    TypeParameters,
    Bound,
    Default,
}

fn address<T: ?Sized>(node: &T) -> usize {
    std::ptr::from_ref(node).cast::<u8>() as usize
}

impl ScopeKey {
    /// The body of a function, class, lambda, comprehension or `type` statement.
    pub fn body<T>(node: &T) -> Self {
        ScopeKey { address: address(node), role: Role::Body }
    }

    /// The annotations of a function's parameters and result.
    pub fn annotations<T>(def: &T) -> Self {
        ScopeKey { address: address(def), role: Role::Annotations }
    }

    /// The block of a list of type parameters.
    pub fn type_parameters<T>(parameters: &[T]) -> Self {
        ScopeKey { address: address(parameters), role: Role::TypeParameters }
    }

    /// The bound or constraints of a type parameter.
    pub fn bound<T>(parameter: &T) -> Self {
        ScopeKey { address: address(parameter), role: Role::Bound }
    }

    /// The default of a type parameter.
    pub fn default_value<T>(parameter: &T) -> Self {
        ScopeKey { address: address(parameter), role: Role::Default }
    }
}

/// One block of code.
#[derive(Debug)]
pub struct Scope {
    pub name: NameId,
    pub kind: BlockType,
    pub location: Location,
    /// In the order in which the names were first met.
    pub symbols: NameMap<Symbol>,
    /// Parameters, in the order of a code object's locals.
    pub varnames: Vec<NameId>,
    pub children: Vec<ScopeId>,
    /// Where the `global` and `nonlocal` statements are that name a name.
    pub directives: Vec<(NameId, Location)>,
    /// In a function, or in something that is.
    pub nested: bool,
    pub varargs: bool,
    pub varkeywords: bool,
    pub generator: bool,
    pub coroutine: bool,
    pub comprehension: ComprehensionKind,
    /// A comprehension whose code is part of the block around it.
    pub comp_inlined: bool,
    pub returns_value: bool,
    pub annotations_used: bool,
    pub has_docstring: bool,
    /// A function directly in a class.
    pub method: bool,
    /// A class: some method uses `__class__` or `super`.
    pub needs_class_closure: bool,
    /// A class: some annotation scope looks into its namespace.
    pub needs_classdict: bool,
    /// An annotation scope in a class: names are looked up in the class first.
    pub can_see_class_scope: bool,
    /// A module or class some of whose annotations may not be executed.
    pub has_conditional_annotations: bool,
    /// The block of the annotations of this module, class or function body.
    pub annotation_block: Option<ScopeId>,
    /// Which names private name mangling is restricted to: those of [`SymbolTable::mangled_names`] at this index.
    mangled_names: Option<usize>,
    /// What a type variable's block is called in errors.
    scope_info: &'static str,
    /// Visiting the target of a comprehension's `for`.
    comp_iter_target: bool,
    /// Visiting iterables of comprehensions, this deep.
    comp_iter_expr: u32,
    in_conditional_block: bool,
    in_unevaluated_annotation: bool,
}

impl Scope {
    /// Whether names bound here are fast locals and visible in nested blocks.
    pub fn is_function_like(&self) -> bool {
        !matches!(self.kind, BlockType::Class | BlockType::Module)
    }

    pub fn symbol(&self, name: NameId) -> Symbol {
        self.symbols.get(name).copied().unwrap_or_default()
    }
}

/// All scopes of a compilation. The first is the module's.
pub struct SymbolTable<'a> {
    scopes: Vec<Scope>,
    keys: FxHashMap<ScopeKey, ScopeId>,
    mangled_names: Vec<FxHashSet<NameId>>,
    pub names: Interner<'a>,
}

impl<'a> SymbolTable<'a> {
    pub const TOP: ScopeId = ScopeId(0);

    /// Builds and analyzes the table of a tree whose future statements are `features`. New names go into `arena`.
    pub fn build(
        module: &Mod<'a>,
        filename: &crate::code::Name,
        features: &Features,
        arena: &'a Bump,
        stack: StackGuard,
    ) -> Result<Self, Box<SyntaxError>> {
        let mut table = build::build(module, filename, features, arena, stack)?;
        analyze::analyze(&mut table, filename, stack)?;
        Ok(table)
    }

    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    pub fn scope_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.0 as usize]
    }

    /// What `_symtable` shows as a scope's name.
    pub fn name_of(&self, id: ScopeId) -> &'a str {
        self.names.text(self.scope(id).name)
    }

    /// The names in a scope, with flags and where they live, in the order in which they were first met.
    pub fn symbols_of(&self, id: ScopeId) -> impl Iterator<Item = (&'a str, Symbol)> + '_ {
        let entries = self.scope(id).symbols.entries().iter();
        entries.map(|&(name, symbol)| (self.names.text(name), symbol))
    }

    /// A scope's parameters, in the order of a code object's locals.
    pub fn varnames_of(&self, id: ScopeId) -> impl Iterator<Item = &'a str> + '_ {
        self.scope(id).varnames.iter().map(|&name| self.names.text(name))
    }

    /// The scope of a node.
    pub fn lookup(&self, key: ScopeKey) -> Option<ScopeId> {
        self.keys.get(&key).copied()
    }

    /// A name as it is called inside `scope`, mangled if it is private to the class `private`.
    pub fn mangle(
        &mut self,
        arena: &'a Bump,
        private: Option<&str>,
        scope: ScopeId,
        name: NameId,
    ) -> Option<NameId> {
        let text = self.names.text(name);
        if private.is_none() || !text.starts_with("__") {
            return Some(name);
        }
        if let Some(set) = self.scope(scope).mangled_names
            && !self.mangled_names[set].contains(&name)
        {
            return Some(name);
        }
        self.mangle_always(arena, private, name)
    }

    /// A name as it is called inside the class `private`. `None` if the arena's limit is reached.
    pub fn mangle_always(&mut self, arena: &'a Bump, private: Option<&str>, name: NameId) -> Option<NameId> {
        match crate::names::mangle(private, self.names.text(name)) {
            None => Some(name),
            Some(mangled) => {
                let text = arena.try_alloc_str(&mangled).ok()?;
                Some(self.names.intern(text))
            }
        }
    }
}
