//! `def`, `async def` and `lambda`.

use super::docstring;
use super::unit::{FrameBlockKind, ScopeType};
use super::{Codegen, Insn, Label, Loc};
use crate::ast::*;
use crate::code::{Code, Name, kinds};
use crate::names::NameId;
use crate::op::{Intrinsic1, Intrinsic2, Op, function_attribute};
use crate::symtable::ScopeKey;
use crate::symtable::errors::Fail;
use std::sync::Arc;

impl<'a> Codegen<'a> {
    /// Makes a function of code. What `attributes` name lies on the stack, in the order of their bits from the highest.
    pub(super) fn make_closure(&mut self, loc: Loc, code: Code, attributes: u32) -> Result<(), Fail> {
        let mut attributes = attributes;
        let free: Vec<Name> = code
            .localsplusnames
            .iter()
            .zip(&*code.localspluskinds)
            .filter(|(_, kind)| **kind & kinds::FREE != 0)
            .map(|(name, _)| name.clone())
            .collect();
        if !free.is_empty() {
            for name in &free {
                let text = name.as_wtf8().as_str().unwrap_or_default();
                let name = self.intern_owned_if_new(text)?;
                let index = self.closure_index(name);
                self.emit_arg(loc, Op::LoadClosure, index)?;
            }
            attributes |= function_attribute::CLOSURE;
            self.emit_count(loc, Op::BuildTuple, free.len())?;
        }
        let id = self.consts.add_code(Arc::new(code));
        self.load_const(loc, id)?;
        self.emit(loc, Op::MakeFunction)?;
        use function_attribute::*;
        for attribute in [CLOSURE, ANNOTATIONS, ANNOTATE, KWDEFAULTS, DEFAULTS] {
            if attributes & attribute != 0 {
                self.emit_arg(loc, Op::SetFunctionAttribute, attribute)?;
            }
        }
        Ok(())
    }

    fn intern_owned_if_new(&mut self, text: &str) -> Result<NameId, Fail> {
        match self.table.names.find(text) {
            Some(name) => Ok(name),
            None => self.intern_owned(text),
        }
    }

    pub(super) fn visit_decorators(&mut self, decorators: &'a [Expr<'a>]) -> Result<(), Fail> {
        self.visit_exprs(decorators)
    }

    pub(super) fn apply_decorators(&mut self, decorators: &'a [Expr<'a>]) -> Result<(), Fail> {
        for decorator in decorators.iter().rev() {
            self.emit_arg(Loc::from(decorator.location), Op::Call, 0)?;
        }
        Ok(())
    }

    /// The line where a decorated definition starts.
    pub(super) fn first_line(location: Location, decorators: &[Expr<'_>]) -> i32 {
        decorators.first().map_or(location.lineno, |first| first.location.lineno) as i32
    }

    /// Pushes the defaults of parameters; returns which there are.
    fn visit_defaults(&mut self, loc: Loc, args: &'a Arguments<'a>) -> Result<u32, Fail> {
        let mut attributes = 0;
        if !args.defaults.is_empty() {
            self.visit_exprs(args.defaults)?;
            self.emit_count(loc, Op::BuildTuple, args.defaults.len())?;
            attributes |= function_attribute::DEFAULTS;
        }
        let mut count = 0;
        for (arg, default) in args.kwonlyargs.iter().zip(args.kw_defaults) {
            if let Some(default) = default {
                let name = self.intern(arg.arg);
                let name = self.mangle(name)?;
                self.load_name_const(loc, name)?;
                self.visit_expr(default)?;
                count += 1;
            }
        }
        if count > 0 {
            self.emit_arg(loc, Op::BuildMap, count)?;
            attributes |= function_attribute::KWDEFAULTS;
        }
        Ok(attributes)
    }

    pub(super) fn visit_function(
        &mut self,
        def: &'a FunctionDef<'a>,
        location: Location,
        is_async: bool,
    ) -> Result<(), Fail> {
        let loc = Loc::from(location);
        let firstline = Self::first_line(location, def.decorator_list);
        let name = self.intern(def.name);
        self.visit_decorators(def.decorator_list)?;
        let mut attributes = self.visit_defaults(loc, def.args)?;
        let is_generic = !def.type_params.is_empty();
        let mut arguments = 0;
        if is_generic {
            // Defaults are evaluated outside and handed in.
            arguments =
                (attributes & (function_attribute::DEFAULTS | function_attribute::KWDEFAULTS)).count_ones();
            if arguments == 2 {
                self.emit_arg(loc, Op::Swap, 2)?;
            }
            self.enter_type_params(name, def.type_params, firstline)?;
            self.unit.argcount = arguments;
            self.visit_type_params(def.type_params)?;
            for index in 0..arguments {
                self.emit_arg(loc, Op::LoadFast, index)?;
            }
        }
        attributes |= self.visit_function_annotations(loc, def)?;
        self.visit_function_body(def, loc, is_async, attributes, firstline)?;
        if is_generic {
            self.emit_arg(loc, Op::Swap, 2)?;
            self.intrinsic_2(loc, Intrinsic2::SetFunctionTypeParams)?;
            let code = self.leave_scope(false)?;
            self.make_closure(loc, code, 0)?;
            if arguments > 0 {
                self.emit_arg(loc, Op::Swap, arguments + 1)?;
                self.emit_arg(loc, Op::Call, arguments - 1)?;
            } else {
                self.emit(loc, Op::PushNull)?;
                self.emit_arg(loc, Op::Call, 0)?;
            }
        }
        self.apply_decorators(def.decorator_list)?;
        self.store_name(loc, name)
    }

    fn enter_function(
        &mut self,
        name: NameId,
        scope_type: ScopeType,
        key: ScopeKey,
        args: &'a Arguments<'a>,
        line: i32,
    ) -> Result<(), Fail> {
        let scope = self.lookup_scope(key)?;
        self.enter_scope(name, scope_type, scope, line)?;
        self.unit.posonlyargcount = args.posonlyargs.len() as u32;
        self.unit.argcount = args.args.len() as u32;
        self.unit.kwonlyargcount = args.kwonlyargs.len() as u32;
        Ok(())
    }

    fn visit_function_body(
        &mut self,
        def: &'a FunctionDef<'a>,
        loc: Loc,
        is_async: bool,
        attributes: u32,
        firstline: i32,
    ) -> Result<(), Fail> {
        let name = self.intern(def.name);
        let scope_type = if is_async { ScopeType::AsyncFunction } else { ScopeType::Function };
        self.enter_function(name, scope_type, ScopeKey::body(def), def.args, firstline)?;
        let (has_docstring, is_generator) = {
            let scope = self.scope();
            (scope.has_docstring, scope.coroutine || scope.generator)
        };
        let mut body = def.body;
        if let Some((text, _)) = docstring(body).filter(|_| has_docstring) {
            body = &body[1..];
            let cleaned = docstring::clean(text)?;
            let id = self.consts.add_str(cleaned.as_wtf8());
            self.add_const(id);
        }
        if is_generator {
            let start = self.new_label();
            self.bind(start);
            self.push_frame_block(Loc::NONE, FrameBlockKind::StopIteration, start, Label::NONE)?;
        }
        self.visit_stmts(body)?;
        if is_generator {
            self.wrap_in_stopiteration_handler()?;
            self.pop_frame_block();
        }
        let code = self.leave_scope(true)?;
        self.make_closure(loc, code, attributes)
    }

    /// A `StopIteration` that leaves a generator becomes a `RuntimeError` (PEP 479).
    pub(super) fn wrap_in_stopiteration_handler(&mut self) -> Result<(), Fail> {
        let handler = self.new_label();
        self.unit.sequence.prepend(Insn { op: Op::SetupCleanup, arg: handler.0, loc: Loc::NONE });
        self.load_none(Loc::NONE)?;
        self.emit(Loc::NONE, Op::ReturnValue)?;
        self.bind(handler);
        self.intrinsic_1(Loc::NONE, Intrinsic1::StopiterationError)?;
        self.emit_arg(Loc::NONE, Op::Reraise, 1)
    }

    pub(super) fn visit_lambda(
        &mut self,
        expr: &'a Expr<'a>,
        args: &'a Arguments<'a>,
        body: &'a Expr<'a>,
    ) -> Result<(), Fail> {
        let loc = Loc::from(expr.location);
        let attributes = self.visit_defaults(loc, args)?;
        self.enter_function(NameId::ANON_LAMBDA, ScopeType::Lambda, ScopeKey::body(expr), args, loc.line)?;
        self.visit_expr(body)?;
        let is_generator = self.scope().generator;
        if !is_generator {
            self.emit(Loc::from(body.location), Op::ReturnValue)?;
        }
        let code = self.leave_scope(!is_generator)?;
        self.make_closure(loc, code, attributes)
    }
}
