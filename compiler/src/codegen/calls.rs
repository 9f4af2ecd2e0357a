//! Calls: the general form, methods, `super()`, and `any`, `all` and `tuple` of a generator expression.

use super::compare::pop_jump_if;
use super::displays::TUPLE;
use super::{Codegen, Label, Loc, STACK_USE_GUIDELINE};
use crate::ast::*;
use crate::consts::ConstId;
use crate::names::NameId;
use crate::op::{CommonConstant, Intrinsic1, Op};
use crate::symtable::errors::Fail;
use crate::symtable::{NameScope, ScopeKey, SymbolTable, flag};
use rustc_hash::FxHashMap;

/// A call of `super` whose attribute can be loaded without making the `super` object.
pub(super) struct SuperCall<'a> {
    loc: Loc,
    func: &'a Expr<'a>,
    args: &'a [Expr<'a>],
}

fn has_star(args: &[Expr<'_>]) -> bool {
    args.iter().any(|arg| matches!(arg.kind, ExprKind::Starred { .. }))
}

fn has_double_star(keywords: &[Keyword<'_>]) -> bool {
    keywords.iter().any(|keyword| keyword.arg.is_none())
}

/// The first keyword that occurs again, and where the next one of that name is.
fn repeated_keyword<'a>(keywords: &[Keyword<'a>]) -> Option<(&'a str, Location)> {
    let mut last: FxHashMap<&str, Location> = FxHashMap::default();
    let mut found = None;
    // From the end, so that `last` has what comes behind; the first of all that are repeated counts.
    for keyword in keywords.iter().rev() {
        let Some(arg) = keyword.arg else { continue };
        if let Some(next) = last.insert(arg, keyword.location) {
            found = Some((arg, next));
        }
    }
    found
}

impl<'a> Codegen<'a> {
    /// Whether names of keywords are repeated.
    pub(super) fn validate_keywords(&mut self, keywords: &'a [Keyword<'a>]) -> Result<(), Fail> {
        if keywords.len() > 1
            && let Some((arg, location)) = repeated_keyword(keywords)
        {
            let message = format!("keyword argument repeated: {arg}");
            return Err(self.error(message, Loc::from(location)));
        }
        Ok(())
    }

    /// The owner and name of the method, if a call is `owner.method(...)` without `*` and `**`: no bound method is made then.
    pub(super) fn called_method(
        &mut self,
        func: &'a Expr<'a>,
        args: &'a [Expr<'a>],
        keywords: &'a [Keyword<'a>],
    ) -> Option<(&'a Expr<'a>, &'a str)> {
        let ExprKind::Attribute { value: owner, attr, ctx: ExprContext::Load } = func.kind else {
            return None;
        };
        let is_small = args.len() + keywords.len() + usize::from(!keywords.is_empty()) < STACK_USE_GUIDELINE;
        // A function of a module is no method.
        let is_method = is_small && !self.is_imported(owner) && !has_star(args) && !has_double_star(keywords);
        is_method.then_some((owner, attr))
    }

    /// The rest of a method call, whose method (or attribute of `super()`) has been loaded.
    pub(super) fn finish_method_call(
        &mut self,
        loc: Loc,
        func: &'a Expr<'a>,
        args: &'a [Expr<'a>],
        keywords: &'a [Keyword<'a>],
    ) -> Result<(), Fail> {
        self.visit_exprs(args)?;
        let loc = self.attribute_loc(loc, func);
        if keywords.is_empty() {
            return self.emit_count(loc, Op::Call, args.len());
        }
        let attr_loc = self.attribute_loc(Loc::from(func.location), func);
        self.visit_keywords(attr_loc, keywords)?;
        self.emit_count(loc, Op::CallKw, args.len() + keywords.len())
    }

    /// The rest of another call, whose function is on the stack.
    pub(super) fn finish_call(
        &mut self,
        loc: Loc,
        func: &'a Expr<'a>,
        args: &'a [Expr<'a>],
        keywords: &'a [Keyword<'a>],
        end: Label,
    ) -> Result<(), Fail> {
        self.builtin_of_generator(func, args, keywords, end)?;
        self.emit(Loc::from(func.location), Op::PushNull)?;
        self.call_with(loc, 0, args, None, keywords)?;
        self.bind(end);
        Ok(())
    }

    /// Whether an expression is a name that the module imports.
    fn is_imported(&mut self, expr: &Expr<'a>) -> bool {
        let ExprKind::Name { id, .. } = expr.kind else { return false };
        let name = self.intern(id);
        self.table.scope(SymbolTable::TOP).symbol(name).has(flag::DEF_IMPORT)
    }

    /// The call of `super` that `expr` is, if `expr.attr` needs no `super` object.
    pub(super) fn super_call(&mut self, expr: &'a Expr<'a>, attr: &str) -> Option<SuperCall<'a>> {
        let ExprKind::Call { func, args, keywords: [] } = expr.kind else { return None };
        if !matches!(func.kind, ExprKind::Name { id: "super", .. }) || attr == "__class__" {
            return None;
        }
        let call = SuperCall { loc: Loc::from(expr.location), func, args };
        // Another `super` may hide the builtin.
        let top = self.table.scope(SymbolTable::TOP);
        if self.scope().symbol(NameId::SUPER).scope() != NameScope::GlobalImplicit
            || top.symbol(NameId::SUPER).scope() != NameScope::Unknown
        {
            return None;
        }
        match args.len() {
            2 => (!has_star(args)).then_some(call),
            0 => {
                let has_self = self.unit.argcount > 0 || self.unit.posonlyargcount > 0;
                let has_class = self.scope().symbol(NameId::CLASS).scope() == NameScope::Free;
                (has_self && has_class).then_some(call)
            }
            _ => None,
        }
    }

    pub(super) fn load_super_args(&mut self, call: &SuperCall<'a>) -> Result<(), Fail> {
        self.load_name(Loc::from(call.func.location), NameId::SUPER)?;
        if !call.args.is_empty() {
            return self.visit_exprs(call.args);
        }
        self.load_name(call.loc, NameId::CLASS)?;
        let first = self.unit.varnames.entries().first().map(|&(name, ())| name);
        match first {
            Some(name) => self.load_name(call.loc, name),
            None => Ok(()),
        }
    }

    pub(super) fn load_super_attr(
        &mut self,
        loc: Loc,
        name: NameId,
        call: &SuperCall<'a>,
        is_method: bool,
    ) -> Result<(), Fail> {
        let index = self.name_index(name)?;
        let has_two_args = u32::from(!call.args.is_empty());
        self.emit_arg(loc, Op::LoadSuperAttr, index << 2 | has_two_args << 1 | u32::from(is_method))
    }

    /// `any(... for ...)`, `all` and `tuple`: if the function is the builtin, the loop runs right here.
    fn builtin_of_generator(
        &mut self,
        func: &'a Expr<'a>,
        args: &'a [Expr<'a>],
        keywords: &'a [Keyword<'a>],
        end: Label,
    ) -> Result<(), Fail> {
        let (ExprKind::Name { id, .. }, [generator], []) = (&func.kind, args, keywords) else {
            return Ok(());
        };
        if !matches!(generator.kind, ExprKind::GeneratorExp { .. }) {
            return Ok(());
        }
        let scope = self.lookup_scope(ScopeKey::body(generator))?;
        if self.table.scope(scope).coroutine {
            return Ok(());
        }
        // What the loop goes on with, and the result if it is exhausted.
        let (builtin, goes_on, result) = match *id {
            "all" => (CommonConstant::All, true, ConstId::TRUE),
            "any" => (CommonConstant::Any, false, ConstId::FALSE),
            "tuple" => (CommonConstant::Tuple, true, ConstId::NONE),
            _ => return Ok(()),
        };
        let is_tuple = builtin == CommonConstant::Tuple;
        let loc = Loc::from(func.location);
        let skip = self.new_label();
        self.emit_arg(loc, Op::Copy, 1)?;
        self.load_common(loc, builtin)?;
        self.add_compare(loc, CmpOp::Is)?;
        self.jump(loc, Op::PopJumpIfFalse, skip)?;
        self.emit(loc, Op::PopTop)?;
        if is_tuple {
            self.emit_arg(loc, Op::BuildList, 0)?;
        }
        self.visit_expr(generator)?;
        let (start, cleanup) = (self.new_label(), self.new_label());
        self.bind(start);
        self.jump(loc, Op::ForIter, cleanup)?;
        if is_tuple {
            self.emit_arg(loc, Op::ListAppend, 2)?;
            self.jump(loc, Op::Jump, start)?;
        } else {
            self.emit(loc, Op::ToBool)?;
            self.jump(loc, pop_jump_if(goes_on), start)?;
        }
        self.emit(Loc::NONE, Op::PopIter)?;
        if !is_tuple {
            self.load_const(loc, if goes_on { ConstId::FALSE } else { ConstId::TRUE })?;
        }
        self.jump(loc, Op::Jump, end)?;
        self.bind(cleanup);
        self.end_for()?;
        if is_tuple {
            self.intrinsic_1(loc, Intrinsic1::ListToTuple)?;
        } else {
            self.load_const(loc, result)?;
        }
        self.jump(loc, Op::Jump, end)?;
        self.bind(skip);
        Ok(())
    }

    /// Values of keyword arguments, and the tuple of their names.
    fn visit_keywords(&mut self, loc: Loc, keywords: &'a [Keyword<'a>]) -> Result<(), Fail> {
        keywords.iter().try_for_each(|keyword| self.visit_expr(keyword.value))?;
        let mut names = Vec::with_capacity(keywords.len());
        for keyword in keywords {
            let name = self.intern(keyword.arg.unwrap_or_default());
            names.push(self.name_const(name));
        }
        let tuple = self.consts.add_tuple(&names);
        self.load_const(loc, tuple)
    }

    /// The arguments and the call itself. `pushed` arguments and the callable are on the stack already; the value of
    /// `injected` is a further positional argument.
    pub(super) fn call_with(
        &mut self,
        loc: Loc,
        pushed: usize,
        args: &'a [Expr<'a>],
        injected: Option<NameId>,
        keywords: &'a [Keyword<'a>],
    ) -> Result<(), Fail> {
        self.validate_keywords(keywords)?;
        let is_big = args.len() + keywords.len() * 2 > STACK_USE_GUIDELINE;
        if is_big || has_star(args) || has_double_star(keywords) {
            return self.call_function_ex(loc, pushed, args, injected, keywords);
        }
        self.visit_exprs(args)?;
        let mut count = pushed + args.len();
        if let Some(name) = injected {
            self.load_name(loc, name)?;
            count += 1;
        }
        if keywords.is_empty() {
            return self.emit_count(loc, Op::Call, count);
        }
        self.visit_keywords(loc, keywords)?;
        self.emit_count(loc, Op::CallKw, count + keywords.len())
    }

    fn call_function_ex(
        &mut self,
        loc: Loc,
        pushed: usize,
        args: &'a [Expr<'a>],
        injected: Option<NameId>,
        keywords: &'a [Keyword<'a>],
    ) -> Result<(), Fail> {
        match args {
            [Expr { kind: ExprKind::Starred { value, .. }, .. }] if pushed == 0 => self.visit_expr(value)?,
            _ => self.build_collection(loc, args, injected, pushed, TUPLE)?,
        }
        if keywords.is_empty() {
            self.emit(loc, Op::PushNull)?;
            return self.emit(loc, Op::CallFunctionEx);
        }
        let mut has_dict = false;
        let mut pending = 0;
        for (index, keyword) in keywords.iter().enumerate() {
            if keyword.arg.is_some() {
                pending += 1;
                continue;
            }
            if pending > 0 {
                self.keyword_dict(loc, &keywords[index - pending..index], has_dict)?;
                has_dict = true;
                pending = 0;
            }
            if !has_dict {
                self.emit_arg(loc, Op::BuildMap, 0)?;
                has_dict = true;
            }
            self.visit_expr(keyword.value)?;
            self.emit_arg(loc, Op::DictMerge, 1)?;
        }
        if pending > 0 {
            self.keyword_dict(loc, &keywords[keywords.len() - pending..], has_dict)?;
        }
        self.emit(loc, Op::CallFunctionEx)
    }

    /// A dict of keyword arguments, merged into the one on the stack, if there is one.
    fn keyword_dict(&mut self, loc: Loc, keywords: &'a [Keyword<'a>], has_dict: bool) -> Result<(), Fail> {
        let is_big = keywords.len() * 2 > STACK_USE_GUIDELINE;
        if is_big {
            self.emit_arg(Loc::NONE, Op::BuildMap, 0)?;
        }
        for keyword in keywords {
            let name = self.intern(keyword.arg.unwrap_or_default());
            self.load_name_const(loc, name)?;
            self.visit_expr(keyword.value)?;
            if is_big {
                self.emit_arg(Loc::NONE, Op::MapAdd, 1)?;
            }
        }
        if !is_big {
            self.emit_count(loc, Op::BuildMap, keywords.len())?;
        }
        if has_dict { self.emit_arg(loc, Op::DictMerge, 1) } else { Ok(()) }
    }
}
