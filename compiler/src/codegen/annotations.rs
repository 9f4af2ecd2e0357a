//! Annotations: functions that evaluate them lazily (PEP 649, 749), or strings (PEP 563).

use super::unit::ScopeType;
use super::{Codegen, Loc};
use crate::ast::*;
use crate::names::NameId;
use crate::op::{CmpKind, CommonConstant, Op, function_attribute};
use crate::symtable::errors::{Fail, memory_error};
use crate::symtable::{BlockType, ScopeId, ScopeKey};
use crate::unparse;

/// `annotationlib.Format.VALUE_WITH_FAKE_GLOBALS`: the greatest format that compiled code supports.
const VALUE_WITH_FAKE_GLOBALS: usize = 2;

impl<'a> Codegen<'a> {
    /// Enters a function with the argument `format` that evaluates something lazily.
    pub(super) fn enter_annotations(&mut self, loc: Loc, name: NameId, scope: ScopeId) -> Result<(), Fail> {
        self.enter_scope(name, ScopeType::Annotations, scope, loc.line)?;
        self.unit.posonlyargcount = 1;
        // if .format > VALUE_WITH_FAKE_GLOBALS: raise NotImplementedError
        self.emit_arg(loc, Op::LoadFast, 0)?;
        self.load_int(loc, VALUE_WITH_FAKE_GLOBALS)?;
        self.compare_op(loc, CmpKind::Gt)?;
        let body = self.new_label();
        self.jump(loc, Op::PopJumpIfFalse, body)?;
        self.load_common(loc, CommonConstant::NotImplementedError)?;
        self.emit_arg(loc, Op::RaiseVarargs, 1)?;
        self.bind(body);
        Ok(())
    }

    /// Returns the dict on the stack from the function, and pushes that function.
    fn leave_annotations(&mut self, loc: Loc) -> Result<(), Fail> {
        self.emit(loc, Op::ReturnValue)?;
        let mut code = self.leave_scope(true)?;
        // `.format` cannot clash with a name in an annotation, but its place in the signature is that of `format`.
        if let Some(first) = code.localsplusnames.first_mut() {
            *first = self.table.names.shared(NameId::FORMAT);
        }
        self.make_closure(loc, code, 0)
    }

    /// The annotations of a module's or class's variables, collected on the way, become `__annotate__`.
    pub(super) fn process_deferred_annotations(&mut self, loc: Loc) -> Result<(), Fail> {
        let deferred = std::mem::take(&mut self.unit.deferred_annotations);
        if deferred.is_empty() {
            return Ok(());
        }
        let scope_type = self.unit.scope_type;
        let is_module = scope_type == ScopeType::Module;
        if is_module {
            // A module's function is made at its very beginning.
            self.unit.stashed = Some(std::mem::take(&mut self.unit.sequence));
        }
        let (block, is_class) = {
            let scope = self.scope();
            (scope.annotation_block, scope.kind == BlockType::Class)
        };
        let block = block.ok_or_else(memory_error)?;
        let name = self.table.scope(block).name;
        self.enter_annotations(loc, name, block)?;
        self.deferred_annotations_body(loc, &deferred, scope_type)?;
        self.leave_annotations(loc)?;
        self.store_name(loc, if is_class { NameId::ANNOTATE_FUNC } else { NameId::ANNOTATE })?;
        if let Some(stashed) = self.unit.stashed.take() {
            let annotations = std::mem::replace(&mut self.unit.sequence, stashed);
            self.unit.sequence.annotations = Some(annotations.insns);
        }
        Ok(())
    }

    fn deferred_annotations_body(
        &mut self,
        loc: Loc,
        deferred: &[(&'a Stmt<'a>, Option<u32>)],
        scope_type: ScopeType,
    ) -> Result<(), Fail> {
        self.emit_arg(loc, Op::BuildMap, 0)?;
        for &(stmt, condition) in deferred {
            let StmtKind::AnnAssign { target, annotation, .. } = stmt.kind else { continue };
            let ExprKind::Name { id, .. } = target.kind else { continue };
            let stmt_loc = Loc::from(stmt.location);
            let name = self.intern(id);
            let name = self.mangle_always(name)?;
            let not_set = self.new_label();
            if let Some(index) = condition {
                self.load_int(stmt_loc, index as usize)?;
                if scope_type == ScopeType::Class {
                    let index = self.free_index(NameId::CONDITIONAL_ANNOTATIONS);
                    self.emit_arg(stmt_loc, Op::LoadDeref, index)?;
                } else {
                    let index = self.name_index(NameId::CONDITIONAL_ANNOTATIONS)?;
                    self.emit_arg(stmt_loc, Op::LoadGlobal, index << 1)?;
                }
                self.emit_arg(stmt_loc, Op::ContainsOp, 0)?;
                self.jump(stmt_loc, Op::PopJumpIfFalse, not_set)?;
            }
            self.visit_expr(annotation)?;
            self.emit_arg(stmt_loc, Op::Copy, 2)?;
            self.load_name_const(stmt_loc, name)?;
            self.emit(loc, Op::StoreSubscr)?;
            self.bind(not_set);
        }
        Ok(())
    }

    /// Remembers the annotation of a variable. If it may not be executed, its index is returned.
    pub(super) fn defer_annotation(&mut self, stmt: &'a Stmt<'a>) -> Option<u32> {
        let unit = &mut self.unit;
        let is_conditional = unit.scope_type == ScopeType::Module || unit.in_conditional_block > 0;
        let index = is_conditional.then_some(unit.next_conditional_annotation);
        unit.next_conditional_annotation += u32::from(is_conditional);
        unit.deferred_annotations.push((stmt, index));
        index
    }

    /// Pushes the function that evaluates the annotations of parameters and result, if there are any.
    pub(super) fn visit_function_annotations(
        &mut self,
        loc: Loc,
        def: &'a FunctionDef<'a>,
    ) -> Result<u32, Fail> {
        let scope = self.lookup_scope(ScopeKey::annotations(def))?;
        let entry = self.table.scope(scope);
        if !entry.annotations_used {
            return Ok(0);
        }
        let name = entry.name;
        self.enter_annotations(loc, name, scope)?;
        let args = def.args;
        let mut count = 0;
        let parameters = args.args.iter().chain(args.posonlyargs).chain(args.vararg);
        for arg in parameters.chain(args.kwonlyargs).chain(args.kwarg) {
            let name = self.intern(arg.arg);
            count += self.visit_argument_annotation(loc, name, arg.annotation)?;
        }
        count += self.visit_argument_annotation(loc, NameId::RETURN, def.returns)?;
        self.emit_arg(loc, Op::BuildMap, count)?;
        self.leave_annotations(loc)?;
        Ok(function_attribute::ANNOTATE)
    }

    /// Pushes name and value of an annotation; returns how many.
    fn visit_argument_annotation(
        &mut self,
        loc: Loc,
        name: NameId,
        annotation: Option<&'a Expr<'a>>,
    ) -> Result<u32, Fail> {
        let Some(annotation) = annotation else { return Ok(0) };
        let name = self.mangle(name)?;
        self.load_name_const(loc, name)?;
        if self.options.features.annotations() {
            self.visit_annotation_text(annotation)?;
        } else if let ExprKind::Starred { value, .. } = annotation.kind {
            // `*args: *Ts` is annotated with the one item of `[*Ts]`.
            self.visit_expr(value)?;
            self.emit_arg(loc, Op::UnpackSequence, 1)?;
        } else {
            self.visit_expr(annotation)?;
        }
        Ok(1)
    }

    /// Pushes the source text of an annotation.
    pub(super) fn visit_annotation_text(&mut self, annotation: &'a Expr<'a>) -> Result<(), Fail> {
        let text = unparse::expression(annotation, self.stack)?;
        let id = self.consts.add_str(text.as_wtf8());
        self.load_const(Loc::from(annotation.location), id)
    }
}
