//! What is known of a block of code while its instructions are generated.

use crate::ast::{Location, Stmt};
use crate::consts::ConstId;
use crate::names::{NameId, NameMap, OrderedMap};
use crate::op::Op;
use crate::symtable::{NameScope, ScopeId, SymbolTable, flag};

/// The source range of an instruction. Lines count from 1; -1 is "unknown".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Loc {
    pub line: i32,
    pub end_line: i32,
    pub col: i32,
    pub end_col: i32,
}

impl Loc {
    /// The instruction belongs to no line.
    pub const NONE: Loc = Loc { line: -1, end_line: -1, col: -1, end_col: -1 };
    /// The instruction has the location of the next one.
    pub const NEXT: Loc = Loc { line: -2, end_line: -2, col: -2, end_col: -2 };
}

impl From<Location> for Loc {
    fn from(location: Location) -> Loc {
        Loc {
            line: location.lineno as i32,
            end_line: location.end_lineno as i32,
            col: location.col_offset as i32,
            end_col: location.end_col_offset as i32,
        }
    }
}

/// A place in a [`Sequence`] that instructions jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label(pub u32);

impl Label {
    /// Belongs to no place: frame blocks that nothing jumps to.
    pub const NONE: Label = Label(u32::MAX);
}

/// One instruction. The argument of a jump is a [`Label`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Insn {
    pub op: Op,
    pub arg: u32,
    pub loc: Loc,
}

/// Instructions in order, with labels between them.
#[derive(Debug, Default)]
pub(crate) struct Sequence {
    pub insns: Vec<Insn>,
    /// Where each label is: an index into `insns`.
    pub labels: Vec<u32>,
    /// What takes the place of `ANNOTATIONS_PLACEHOLDER`; holds no labels.
    pub annotations: Option<Vec<Insn>>,
}

impl Sequence {
    /// Inserts an instruction before all others.
    pub fn prepend(&mut self, insn: Insn) {
        self.insns.insert(0, insn);
        self.labels.iter_mut().for_each(|position| *position = position.saturating_add(1));
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeType {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    /// Annotations, type parameters, their bounds and defaults, values of `type` statements.
    Annotations,
}

/// What a frame block is; leaving it by `return`, `break` or `continue` needs code that depends on this.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FrameBlockKind<'a> {
    WhileLoop,
    ForLoop,
    AsyncForLoop,
    TryExcept,
    /// The `try` part; holds the statements of `finally`.
    FinallyTry(&'a [Stmt<'a>]),
    FinallyEnd,
    With,
    AsyncWith,
    /// The body of an `except`; holds the name that its end unbinds.
    HandlerCleanup(Option<NameId>),
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehensionGenerator,
    StopIteration,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct FrameBlock<'a> {
    pub kind: FrameBlockKind<'a>,
    /// Where `continue` goes.
    pub block: Label,
    /// Where `break` goes.
    pub exit: Label,
    pub loc: Loc,
}

/// More frame blocks than this cannot be nested.
pub(crate) const MAX_FRAME_BLOCKS: usize = 21;

/// A block of code being generated.
#[derive(Debug)]
pub(crate) struct Unit<'a> {
    pub scope: ScopeId,
    pub scope_type: ScopeType,
    pub name: NameId,
    pub qualname: NameId,
    /// The class whose private names are mangled.
    pub private: Option<&'a str>,
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    pub firstlineno: i32,
    pub sequence: Sequence,
    /// The sequence itself, while `sequence` collects the code that sets up annotations.
    pub stashed: Option<Sequence>,
    pub frame_blocks: Vec<FrameBlock<'a>>,
    pub consts: OrderedMap<ConstId, ()>,
    pub names: NameMap<()>,
    pub varnames: NameMap<()>,
    pub cellvars: NameMap<()>,
    /// Their indices count on from those of `cellvars`.
    pub freevars: NameMap<()>,
    /// Iteration variables of comprehensions inlined into a module or class: whether they are fast locals right now.
    pub fast_hidden: NameMap<bool>,
    /// A class: attributes that its methods assign to through `self`.
    pub static_attributes: Vec<NameId>,
    /// Annotated names, and the index of each that may not be executed.
    pub deferred_annotations: Vec<(&'a Stmt<'a>, Option<u32>)>,
    pub next_conditional_annotation: u32,
    pub in_inlined_comp: u32,
    pub in_conditional_block: u32,
}

impl<'a> Unit<'a> {
    pub fn new() -> Self {
        Unit {
            scope: SymbolTable::TOP,
            scope_type: ScopeType::Module,
            name: NameId::ANON_MODULE,
            qualname: NameId::ANON_MODULE,
            private: None,
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            firstlineno: 1,
            sequence: Sequence::default(),
            stashed: None,
            frame_blocks: Vec::new(),
            consts: OrderedMap::default(),
            names: NameMap::default(),
            varnames: NameMap::default(),
            cellvars: NameMap::default(),
            freevars: NameMap::default(),
            fast_hidden: NameMap::default(),
            static_attributes: Vec::new(),
            deferred_annotations: Vec::new(),
            next_conditional_annotation: 0,
            in_inlined_comp: 0,
            in_conditional_block: 0,
        }
    }

    /// Empties a unit, whose memory stays, for a new block of code.
    pub fn start(
        &mut self,
        table: &SymbolTable<'a>,
        name: NameId,
        scope_type: ScopeType,
        scope: ScopeId,
        firstlineno: i32,
    ) {
        self.scope = scope;
        self.scope_type = scope_type;
        (self.name, self.qualname) = (name, name);
        self.private = None;
        (self.argcount, self.posonlyargcount, self.kwonlyargcount) = (0, 0, 0);
        self.firstlineno = firstlineno;
        self.sequence.insns.clear();
        self.sequence.labels.clear();
        self.sequence.annotations = None;
        self.stashed = None;
        self.frame_blocks.clear();
        self.consts.clear();
        self.names.clear();
        self.varnames.clear();
        self.cellvars.clear();
        self.freevars.clear();
        self.fast_hidden.clear();
        self.static_attributes.clear();
        self.deferred_annotations.clear();
        self.next_conditional_annotation = 0;
        (self.in_inlined_comp, self.in_conditional_block) = (0, 0);
        self.collect_variables(table);
    }

    fn collect_variables(&mut self, table: &SymbolTable<'a>) {
        let scope = table.scope(self.scope);
        for &name in &scope.varnames {
            self.varnames.insert(name, ());
        }
        for &(name, symbol) in scope.symbols.entries() {
            if symbol.scope() == NameScope::Cell || symbol.has(flag::DEF_COMP_CELL) {
                self.cellvars.insert(name, ());
            }
            if symbol.scope() == NameScope::Free || symbol.has(flag::DEF_FREE_CLASS) {
                self.freevars.insert(name, ());
            }
        }
        self.cellvars.sort_by_key(|name| table.names.text(name));
        self.freevars.sort_by_key(|name| table.names.text(name));
        let implicit = [
            (scope.needs_class_closure, NameId::CLASS),
            (scope.needs_classdict, NameId::CLASSDICT),
            (scope.has_conditional_annotations, NameId::CONDITIONAL_ANNOTATIONS),
        ];
        for (_, name) in implicit.into_iter().filter(|(needed, _)| *needed) {
            self.cellvars.insert(name, ());
        }
    }
}
