//! Type parameters and `type` statements (PEP 695, 696).

use super::unit::ScopeType;
use super::{Codegen, Loc};
use crate::ast::*;
use crate::code::Const;
use crate::names::NameId;
use crate::op::{Intrinsic1, Intrinsic2, Op, function_attribute};
use crate::symtable::errors::{Fail, memory_error};
use crate::symtable::{ScopeId, ScopeKey};

impl<'a> Codegen<'a> {
    pub(super) fn lookup_scope(&self, key: ScopeKey) -> Result<ScopeId, Fail> {
        // The symbol table was built from the same tree, so there always is one.
        self.table.lookup(key).ok_or_else(memory_error)
    }

    /// Enters the block that binds type parameters.
    pub(super) fn enter_type_params(
        &mut self,
        name: NameId,
        parameters: &'a [TypeParam<'a>],
        line: i32,
    ) -> Result<(), Fail> {
        let text = format!("<generic parameters of {}>", self.table.names.text(name));
        let block_name = self.intern_owned(&text)?;
        let scope = self.lookup_scope(ScopeKey::type_parameters(parameters))?;
        self.enter_scope(block_name, ScopeType::Annotations, scope, line)
    }

    /// Binds the parameters and pushes the tuple of them.
    pub(super) fn visit_type_params(&mut self, parameters: &'a [TypeParam<'a>]) -> Result<(), Fail> {
        let mut seen_default = false;
        for parameter in parameters {
            let loc = Loc::from(parameter.location);
            let (text, default_value) = match parameter.kind {
                TypeParamKind::TypeVar { name, default_value, .. }
                | TypeParamKind::ParamSpec { name, default_value }
                | TypeParamKind::TypeVarTuple { name, default_value } => (name, default_value),
            };
            let name = self.intern(text);
            self.load_name_const(loc, name)?;
            match parameter.kind {
                TypeParamKind::TypeVar { bound: Some(bound), .. } => {
                    self.lazy_value(bound, name, ScopeKey::bound(parameter), false)?;
                    let is_tuple = matches!(bound.kind, ExprKind::Tuple { .. });
                    self.intrinsic_2(
                        loc,
                        match is_tuple {
                            true => Intrinsic2::TypevarWithConstraints,
                            false => Intrinsic2::TypevarWithBound,
                        },
                    )?;
                }
                TypeParamKind::TypeVar { .. } => self.intrinsic_1(loc, Intrinsic1::Typevar)?,
                TypeParamKind::ParamSpec { .. } => self.intrinsic_1(loc, Intrinsic1::Paramspec)?,
                TypeParamKind::TypeVarTuple { .. } => self.intrinsic_1(loc, Intrinsic1::Typevartuple)?,
            }
            if let Some(default_value) = default_value {
                let allow_starred = matches!(parameter.kind, TypeParamKind::TypeVarTuple { .. });
                self.lazy_value(default_value, name, ScopeKey::default_value(parameter), allow_starred)?;
                self.intrinsic_2(loc, Intrinsic2::SetTypeparamDefault)?;
                seen_default = true;
            } else if seen_default {
                let message = format!("non-default type parameter '{text}' follows default type parameter");
                return Err(self.error(message, loc));
            }
            self.emit_arg(loc, Op::Copy, 1)?;
            self.store_name(loc, name)?;
        }
        let loc = parameters.first().map_or(Loc::NONE, |first| Loc::from(first.location));
        self.emit_count(loc, Op::BuildTuple, parameters.len())
    }

    /// Pushes the default of the argument `.format`, the tuple `(1,)`.
    fn load_format_default(&mut self, loc: Loc) -> Result<(), Fail> {
        let id = self.consts.add(Const::Tuple([Const::Int(1)].into()));
        self.load_const(loc, id)
    }

    /// Pushes a function that evaluates a bound or default.
    fn lazy_value(
        &mut self,
        value: &'a Expr<'a>,
        name: NameId,
        key: ScopeKey,
        allow_starred: bool,
    ) -> Result<(), Fail> {
        let loc = Loc::from(value.location);
        self.load_format_default(loc)?;
        let scope = self.lookup_scope(key)?;
        self.enter_annotations(loc, name, scope)?;
        match value.kind {
            ExprKind::Starred { value, .. } if allow_starred => {
                self.visit_expr(value)?;
                self.emit_arg(loc, Op::UnpackSequence, 1)?;
            }
            _ => self.visit_expr(value)?,
        }
        self.emit(loc, Op::ReturnValue)?;
        let code = self.leave_scope(true)?;
        self.make_closure(loc, code, function_attribute::DEFAULTS)
    }

    pub(super) fn visit_type_alias(
        &mut self,
        stmt: &'a Stmt<'a>,
        target: &'a Expr<'a>,
        parameters: &'a [TypeParam<'a>],
        value: &'a Expr<'a>,
    ) -> Result<(), Fail> {
        let loc = Loc::from(stmt.location);
        let ExprKind::Name { id, .. } = target.kind else { return Ok(()) };
        let name = self.intern(id);
        let is_generic = !parameters.is_empty();
        if is_generic {
            self.enter_type_params(name, parameters, loc.line)?;
            self.load_name_const(loc, name)?;
            self.visit_type_params(parameters)?;
        } else {
            self.load_name_const(loc, name)?;
            self.load_none(loc)?;
        }
        self.load_format_default(loc)?;
        let scope = self.lookup_scope(ScopeKey::body(stmt))?;
        self.enter_annotations(loc, name, scope)?;
        self.visit_expr(value)?;
        self.emit(loc, Op::ReturnValue)?;
        let code = self.leave_scope(false)?;
        self.make_closure(loc, code, function_attribute::DEFAULTS)?;
        self.emit_arg(loc, Op::BuildTuple, 3)?;
        self.intrinsic_1(loc, Intrinsic1::Typealias)?;
        if is_generic {
            let code = self.leave_scope(false)?;
            self.make_closure(loc, code, 0)?;
            self.emit(loc, Op::PushNull)?;
            self.emit_arg(loc, Op::Call, 0)?;
        }
        self.store_name(loc, name)
    }
}
