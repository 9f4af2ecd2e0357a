//! `class`: `name = __build_class__(body, 'name', *bases, **keywords)`.

use super::unit::ScopeType;
use super::{Codegen, Loc};
use crate::ast::*;
use crate::names::NameId;
use crate::op::{Intrinsic1, Op};
use crate::symtable::ScopeKey;
use crate::symtable::errors::Fail;

impl<'a> Codegen<'a> {
    pub(super) fn visit_class(&mut self, def: &'a ClassDef<'a>, location: Location) -> Result<(), Fail> {
        let loc = Loc::from(location);
        let name = self.intern(def.name);
        let firstline = Self::first_line(location, def.decorator_list);
        self.visit_decorators(def.decorator_list)?;
        let is_generic = !def.type_params.is_empty();
        if is_generic {
            self.enter_type_params(name, def.type_params, firstline)?;
            self.unit.private = Some(def.name);
            self.visit_type_params(def.type_params)?;
            self.store_name(loc, NameId::DOT_TYPE_PARAMS)?;
        }
        self.visit_class_body(def, loc, name, firstline)?;
        if is_generic {
            self.load_name(loc, NameId::DOT_TYPE_PARAMS)?;
            self.intrinsic_1(loc, Intrinsic1::SubscriptGeneric)?;
            self.store_name(loc, NameId::DOT_GENERIC_BASE)?;
            self.call_with(loc, 2, def.bases, Some(NameId::DOT_GENERIC_BASE), def.keywords)?;
            let code = self.leave_scope(false)?;
            self.make_closure(loc, code, 0)?;
            self.emit(loc, Op::PushNull)?;
            self.emit_arg(loc, Op::Call, 0)?;
        } else {
            self.call_with(loc, 2, def.bases, None, def.keywords)?;
        }
        self.apply_decorators(def.decorator_list)?;
        self.store_name(loc, name)
    }

    /// Pushes `__build_class__`, the function of the body and the name.
    fn visit_class_body(
        &mut self,
        def: &'a ClassDef<'a>,
        class_loc: Loc,
        name: NameId,
        firstline: i32,
    ) -> Result<(), Fail> {
        let scope = self.lookup_scope(ScopeKey::body(def))?;
        self.enter_scope(name, ScopeType::Class, scope, firstline)?;
        self.unit.private = Some(def.name);
        let loc = Loc { line: firstline, end_line: firstline, col: 0, end_col: 0 };
        self.load_name(loc, NameId::NAME)?;
        self.store_name(loc, NameId::MODULE)?;
        let qualname = self.unit.qualname;
        self.load_name_const(loc, qualname)?;
        self.store_name(loc, NameId::QUALNAME)?;
        self.load_int(loc, firstline as usize)?;
        self.store_name(loc, NameId::FIRSTLINENO)?;
        if !def.type_params.is_empty() {
            self.load_name(loc, NameId::DOT_TYPE_PARAMS)?;
            self.store_name(loc, NameId::TYPE_PARAMS)?;
        }
        let (needs_classdict, needs_class_closure, has_conditional_annotations) = {
            let scope = self.scope();
            (scope.needs_classdict, scope.needs_class_closure, scope.has_conditional_annotations)
        };
        if needs_classdict {
            self.emit(loc, Op::LoadLocals)?;
            let index = self.cell_index(NameId::CLASSDICT);
            self.emit_arg(loc, Op::StoreDeref, index)?;
        }
        if has_conditional_annotations {
            self.emit_arg(loc, Op::BuildSet, 0)?;
            let index = self.cell_index(NameId::CONDITIONAL_ANNOTATIONS);
            self.emit_arg(loc, Op::StoreDeref, index)?;
        }
        self.visit_body(loc, def.body)?;
        self.load_static_attributes()?;
        self.store_name(Loc::NONE, NameId::STATIC_ATTRIBUTES)?;
        if needs_classdict {
            let index = self.cell_index(NameId::CLASSDICT);
            self.emit_arg(Loc::NONE, Op::LoadClosure, index)?;
            self.store_name(Loc::NONE, NameId::CLASSDICTCELL)?;
        }
        if needs_class_closure {
            let index = self.cell_index(NameId::CLASS);
            self.emit_arg(Loc::NONE, Op::LoadClosure, index)?;
            self.emit_arg(Loc::NONE, Op::Copy, 1)?;
            self.store_name(Loc::NONE, NameId::CLASSCELL)?;
        } else {
            self.load_none(Loc::NONE)?;
        }
        self.emit(Loc::NONE, Op::ReturnValue)?;
        let code = self.leave_scope(true)?;
        self.emit(class_loc, Op::LoadBuildClass)?;
        self.emit(class_loc, Op::PushNull)?;
        self.make_closure(class_loc, code, 0)?;
        self.load_name_const(class_loc, name)
    }

    /// The attributes that methods assign to, in alphabetical order.
    fn load_static_attributes(&mut self) -> Result<(), Fail> {
        let mut names = std::mem::take(&mut self.unit.static_attributes);
        names.sort_unstable_by_key(|&name| self.table.names.text(name));
        names.dedup();
        let items: Vec<_> = names.into_iter().map(|name| self.name_const(name)).collect();
        let tuple = self.consts.add_tuple(&items);
        self.load_const(Loc::NONE, tuple)
    }

    /// `self.attr = ...` in a method tells its class of the attribute.
    pub(super) fn note_static_attribute(&mut self, value: &Expr<'a>, attr: NameId, ctx: ExprContext) {
        if ctx != ExprContext::Store || !matches!(value.kind, ExprKind::Name { id: "self", .. }) {
            return;
        }
        if let Some(class) = self.outer.iter_mut().rev().find(|unit| unit.scope_type == ScopeType::Class) {
            class.static_attributes.push(attr);
        }
    }
}
