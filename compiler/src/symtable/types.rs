//! First pass over annotations (PEP 649) and type parameters (PEP 695, 696): scopes evaluated lazily, which see the
//! namespace of the class around them.

use super::build::Builder;
use super::errors::Fail;
use super::*;
use crate::ast::*;
use crate::names::NameId;
use flag::*;

impl<'a> Builder<'a, '_> {
    /// The annotation of a variable.
    pub(super) fn annotation(&mut self, annotation: &'a Expr<'a>) -> Result<(), Fail> {
        let location = annotation.location;
        let owner = self.current;
        let kind = self.kind();
        // Annotations of a function's variables are not evaluated and leave no trace.
        let is_unevaluated = kind == BlockType::Function;
        let scope = self.scope();
        // A module may be executed in part only.
        let is_conditional =
            kind == BlockType::Module || kind == BlockType::Class && scope.in_conditional_block;
        if is_conditional && !scope.has_conditional_annotations {
            scope.has_conditional_annotations = true;
            self.add_def(NameId::CONDITIONAL_ANNOTATIONS, USE, location)?;
        }
        match self.table.scope(owner).annotation_block {
            Some(block) => self.enter(block, false),
            None => {
                let block = self.enter_block(NameId::ANNOTATE, BlockType::Annotation, None, location)?;
                self.table.scope_mut(owner).annotation_block = Some(block);
                if kind == BlockType::Class && !self.features.annotations() {
                    self.see_class_scope(location)?;
                }
            }
        }
        self.scope().in_unevaluated_annotation = is_unevaluated;
        let result = self.expr(annotation);
        self.scope().in_unevaluated_annotation = false;
        self.leave();
        result
    }

    /// Makes the current block, which stands in a class, look into the class's namespace.
    fn see_class_scope(&mut self, location: Location) -> Result<(), Fail> {
        self.scope().can_see_class_scope = true;
        self.add_def(NameId::CLASSDICT, USE, location)
    }

    /// The annotations of a function's parameters and result.
    pub(super) fn function_annotations(
        &mut self,
        def: &'a FunctionDef<'a>,
        location: Location,
    ) -> Result<(), Fail> {
        let is_in_class = self.scope().can_see_class_scope || self.kind() == BlockType::Class;
        let args = def.args;
        let key = ScopeKey::annotations(def);
        self.enter_block(NameId::ANNOTATE, BlockType::Annotation, Some(key), location)?;
        if is_in_class {
            self.see_class_scope(location)?;
        }
        let parameters = args.posonlyargs.iter().chain(args.args);
        let parameters = parameters.chain(args.vararg).chain(args.kwarg).chain(args.kwonlyargs);
        for annotation in parameters.filter_map(|arg| arg.annotation).chain(def.returns) {
            self.scope().annotations_used = true;
            self.expr(annotation)?;
        }
        self.leave();
        Ok(())
    }

    /// Opens the block that binds type parameters.
    pub(super) fn enter_type_params(
        &mut self,
        name: NameId,
        parameters: &'a [TypeParam<'a>],
        location: Location,
        of_class: bool,
    ) -> Result<(), Fail> {
        let is_in_class = self.kind() == BlockType::Class;
        let key = ScopeKey::type_parameters(parameters);
        self.enter_block(name, BlockType::TypeParameters, Some(key), location)?;
        if is_in_class {
            self.see_class_scope(location)?;
        }
        if of_class {
            // Set when the tuple of parameters is made, used for the base `Generic[...]`.
            for name in [NameId::DOT_TYPE_PARAMS, NameId::DOT_GENERIC_BASE] {
                self.add_def(name, DEF_LOCAL, location)?;
                self.add_def(name, USE, location)?;
            }
        }
        Ok(())
    }

    pub(super) fn type_params(&mut self, parameters: &'a [TypeParam<'a>]) -> Result<(), Fail> {
        for parameter in parameters {
            let (name, bound, default_value, default_info) = match parameter.kind {
                TypeParamKind::TypeVar { name, bound, default_value } => {
                    (name, bound, default_value, "a TypeVar default")
                }
                TypeParamKind::TypeVarTuple { name, default_value } => {
                    (name, None, default_value, "a TypeVarTuple default")
                }
                TypeParamKind::ParamSpec { name, default_value } => {
                    (name, None, default_value, "a ParamSpec default")
                }
            };
            let id = self.intern(name);
            self.add_def(id, DEF_TYPE_PARAM | DEF_LOCAL, parameter.location)?;
            if id == NameId::CLASSDICT {
                let message = format!("reserved name '{name}' cannot be used for type parameter");
                return Err(self.error(message, parameter.location));
            }
            if let Some(bound) = bound {
                let is_constraint = matches!(bound.kind, ExprKind::Tuple { .. });
                let info = if is_constraint { "a TypeVar constraint" } else { "a TypeVar bound" };
                self.type_variable(id, bound, ScopeKey::bound(parameter), info)?;
            }
            if let Some(default_value) = default_value {
                self.type_variable(id, default_value, ScopeKey::default_value(parameter), default_info)?;
            }
        }
        Ok(())
    }

    /// The bound, constraints or default of a type parameter.
    fn type_variable(
        &mut self,
        name: NameId,
        value: &'a Expr<'a>,
        key: ScopeKey,
        info: &'static str,
    ) -> Result<(), Fail> {
        let is_in_class = self.scope().can_see_class_scope;
        self.enter_block(name, BlockType::TypeVariable, Some(key), value.location)?;
        if is_in_class {
            self.see_class_scope(value.location)?;
        }
        self.scope().scope_info = info;
        self.expr(value)?;
        self.leave();
        Ok(())
    }

    pub(super) fn type_alias(
        &mut self,
        stmt: &'a Stmt<'a>,
        name: &'a Expr<'a>,
        parameters: &'a [TypeParam<'a>],
        value: &'a Expr<'a>,
    ) -> Result<(), Fail> {
        self.expr(name)?;
        let ExprKind::Name { id, .. } = name.kind else { return Ok(()) };
        let id = self.intern(id);
        let is_in_class = self.kind() == BlockType::Class;
        let is_generic = !parameters.is_empty();
        if is_generic {
            self.enter_type_params(id, parameters, stmt.location, false)?;
            self.type_params(parameters)?;
        }
        let key = ScopeKey::body(stmt);
        self.enter_block(id, BlockType::TypeAlias, Some(key), stmt.location)?;
        if is_in_class {
            self.see_class_scope(value.location)?;
        }
        self.expr(value)?;
        self.leave();
        if is_generic {
            self.leave();
        }
        Ok(())
    }

    /// Some expressions may not stand in scopes that are evaluated lazily.
    pub(super) fn refuse_in_annotations(&mut self, what: &str, location: Location) -> Result<(), Fail> {
        let place = match self.kind() {
            BlockType::Annotation => "an annotation",
            BlockType::TypeVariable => self.scope().scope_info,
            BlockType::TypeAlias => "a type alias",
            BlockType::TypeParameters => "the definition of a generic",
            BlockType::Function | BlockType::Class | BlockType::Module => return Ok(()),
        };
        Err(self.error(format!("{what} cannot be used within {place}"), location))
    }
}
