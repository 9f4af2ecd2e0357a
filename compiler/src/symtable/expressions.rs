//! First pass over expressions.

use super::build::Builder;
use super::errors::Fail;
use super::*;
use crate::ast::*;
use crate::names::NameId;
use flag::*;
use smallvec::SmallVec;

impl<'a> Builder<'a, '_> {
    pub(super) fn expr(&mut self, expr: &'a Expr<'a>) -> Result<(), Fail> {
        self.check_stack()?;
        let location = expr.location;
        match &expr.kind {
            ExprKind::NamedExpr { target, value } => {
                self.refuse_in_annotations("named expression", location)?;
                self.named_expr(location, target, value)
            }
            ExprKind::BoolOp { values, .. } => self.exprs(values),
            ExprKind::BinOp { .. } => self.binary_chain(expr),
            ExprKind::UnaryOp { operand, .. } => self.expr(operand),
            ExprKind::Lambda { args, body } => {
                self.defaults(args)?;
                let key = ScopeKey::body(expr);
                self.enter_block(NameId::LAMBDA, BlockType::Function, Some(key), location)?;
                self.arguments(args)?;
                self.expr(body)?;
                self.leave();
                Ok(())
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test)?;
                self.expr(body)?;
                self.expr(orelse)
            }
            ExprKind::Dict { keys, values } => {
                keys.iter().try_for_each(|key| self.optional(*key))?;
                self.exprs(values)
            }
            ExprKind::Set { elts } | ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => {
                self.exprs(elts)
            }
            ExprKind::GeneratorExp { elt, generators }
            | ExprKind::ListComp { elt, generators }
            | ExprKind::SetComp { elt, generators } => self.comprehension(expr, generators, elt, None),
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension(expr, generators, key, Some(value))
            }
            ExprKind::Yield { value } => {
                self.refuse_in_annotations("yield expression", location)?;
                self.optional(*value)?;
                self.make_generator(location)
            }
            ExprKind::YieldFrom { value } => {
                self.refuse_in_annotations("yield expression", location)?;
                self.expr(value)?;
                self.make_generator(location)
            }
            ExprKind::Await { value } => self.await_(location, value),
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left)?;
                self.exprs(comparators)
            }
            ExprKind::Call { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {
                self.primary_chain(expr)
            }
            ExprKind::FormattedValue { value, format_spec, .. }
            | ExprKind::Interpolation { value, format_spec, .. } => {
                self.expr(value)?;
                self.optional(*format_spec)
            }
            ExprKind::JoinedStr { values } | ExprKind::TemplateStr { values } => self.exprs(values),
            ExprKind::Constant { .. } => Ok(()),
            ExprKind::Starred { value, .. } => self.expr(value),
            ExprKind::Slice { lower, upper, step } => {
                self.optional(*lower)?;
                self.optional(*upper)?;
                self.optional(*step)
            }
            ExprKind::Name { id, ctx } => self.name(id, *ctx, location),
        }
    }

    /// `a + b + c + ...`: the left operands nest as deep as the chain is long, so no recursion into them.
    fn binary_chain(&mut self, expr: &'a Expr<'a>) -> Result<(), Fail> {
        let mut rights = Vec::new();
        let mut left = expr;
        while let ExprKind::BinOp { left: inner, right, .. } = left.kind {
            rights.push(right);
            left = inner;
        }
        self.expr(left)?;
        rights.into_iter().rev().try_for_each(|right| self.expr(right))
    }

    /// `a.b(c)[d]...`: likewise.
    fn primary_chain(&mut self, expr: &'a Expr<'a>) -> Result<(), Fail> {
        let mut links: SmallVec<[&'a Expr<'a>; 8]> = SmallVec::new();
        let mut innermost = expr;
        loop {
            let inner = match innermost.kind {
                ExprKind::Call { func, .. } => func,
                ExprKind::Subscript { value, .. } => value,
                ExprKind::Attribute { value, attr, ctx } => {
                    if attr == "__debug__" {
                        self.check_name(NameId::DEBUG, innermost.location, ctx)?;
                    }
                    value
                }
                _ => break,
            };
            links.push(innermost);
            innermost = inner;
        }
        self.expr(innermost)?;
        while let Some(link) = links.pop() {
            match link.kind {
                ExprKind::Call { args, keywords, .. } => {
                    self.exprs(args)?;
                    self.check_keywords(keywords)?;
                    keywords.iter().try_for_each(|keyword| self.expr(keyword.value))?;
                }
                ExprKind::Subscript { slice, .. } => self.expr(slice)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn name(&mut self, id: &'a str, ctx: ExprContext, location: Location) -> Result<(), Fail> {
        if self.scope().in_unevaluated_annotation {
            return Ok(());
        }
        let name = self.intern(id);
        let flags = if ctx == ExprContext::Load { USE } else { DEF_LOCAL };
        self.add_def_ctx(name, flags, location, ctx)?;
        // `super` counts as a use of `__class__`.
        if name == NameId::SUPER && ctx == ExprContext::Load && self.scope().is_function_like() {
            self.add_def(NameId::CLASS, USE, location)?;
        }
        Ok(())
    }

    fn make_generator(&mut self, location: Location) -> Result<(), Fail> {
        self.scope().generator = true;
        let what = match self.scope().comprehension {
            ComprehensionKind::None => return Ok(()),
            ComprehensionKind::List => "list comprehension",
            ComprehensionKind::Set => "set comprehension",
            ComprehensionKind::Dict => "dict comprehension",
            ComprehensionKind::Generator => "generator expression",
        };
        Err(self.error(format!("'yield' inside {what}"), location))
    }

    fn await_(&mut self, location: Location, value: &'a Expr<'a>) -> Result<(), Fail> {
        self.refuse_in_annotations("await expression", location)?;
        if !self.allows_top_level_await() {
            if !self.scope().is_function_like() {
                return Err(self.error("'await' outside function", location));
            }
            if !self.is_async_def() && self.scope().comprehension == ComprehensionKind::None {
                return Err(self.error("'await' outside async function", location));
            }
        }
        self.expr(value)?;
        self.scope().coroutine = true;
        Ok(())
    }

    fn named_expr(
        &mut self,
        location: Location,
        target: &'a Expr<'a>,
        value: &'a Expr<'a>,
    ) -> Result<(), Fail> {
        if self.scope().comp_iter_expr > 0 {
            let message = "assignment expression cannot be used in a comprehension iterable expression";
            return Err(self.error(message, location));
        }
        if self.scope().comprehension != ComprehensionKind::None {
            self.bind_outside_comprehension(target)?;
        }
        self.expr(value)?;
        self.expr(target)
    }

    /// An assignment expression in a comprehension binds its target in the block around all comprehensions.
    fn bind_outside_comprehension(&mut self, target: &'a Expr<'a>) -> Result<(), Fail> {
        let ExprKind::Name { id, .. } = target.kind else { return Ok(()) };
        let location = target.location;
        let name = self.intern(id);
        for index in (0..self.blocks.len()).rev() {
            let outer = self.blocks[index];
            let symbol = self.lookup_in(outer, name)?;
            let scope = self.table.scope(outer);
            if scope.comprehension != ComprehensionKind::None {
                if symbol.has(DEF_COMP_ITER) && symbol.has(DEF_LOCAL) {
                    let message = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{id}'"
                    );
                    return Err(self.error(message, location));
                }
                continue;
            }
            let place = match scope.kind {
                BlockType::Function => {
                    let flag = if symbol.has(DEF_GLOBAL) { DEF_GLOBAL } else { DEF_NONLOCAL };
                    self.add_def(name, flag, location)?;
                    self.record_directive(name, location)?;
                    return self.add_def_in(outer, name, DEF_LOCAL, location);
                }
                BlockType::Module => {
                    self.add_def(name, DEF_GLOBAL, location)?;
                    self.record_directive(name, location)?;
                    return self.add_def_in(outer, name, DEF_GLOBAL, location);
                }
                BlockType::Class => "in a class body",
                BlockType::TypeParameters => "within the definition of a generic",
                BlockType::TypeAlias => "in a type alias",
                BlockType::TypeVariable => "in a TypeVar bound",
                BlockType::Annotation => continue,
            };
            let message = format!("assignment expression within a comprehension cannot be used {place}");
            return Err(self.error(message, location));
        }
        Ok(())
    }

    fn comprehension(
        &mut self,
        expr: &'a Expr<'a>,
        generators: &'a [Comprehension<'a>],
        elt: &'a Expr<'a>,
        value: Option<&'a Expr<'a>>,
    ) -> Result<(), Fail> {
        let (name, kind) = match expr.kind {
            ExprKind::ListComp { .. } => (NameId::LISTCOMP, ComprehensionKind::List),
            ExprKind::SetComp { .. } => (NameId::SETCOMP, ComprehensionKind::Set),
            ExprKind::DictComp { .. } => (NameId::DICTCOMP, ComprehensionKind::Dict),
            _ => (NameId::GENEXPR, ComprehensionKind::Generator),
        };
        let is_generator = kind == ComprehensionKind::Generator;
        let Some((outermost, inner)) = generators.split_first() else { return Ok(()) };
        // The block around the comprehension evaluates the outermost iterable.
        self.iterable(outermost.iter)?;
        self.enter_block(name, BlockType::Function, Some(ScopeKey::body(expr)), expr.location)?;
        self.scope().comprehension = kind;
        self.scope().coroutine |= outermost.is_async;
        self.add_def(NameId::DOT_0, DEF_PARAM, expr.location)?;
        self.comp_target(outermost.target)?;
        self.exprs(outermost.ifs)?;
        for generator in inner {
            self.comp_target(generator.target)?;
            self.iterable(generator.iter)?;
            self.exprs(generator.ifs)?;
            self.scope().coroutine |= generator.is_async;
        }
        if let Some(value) = value {
            self.expr(value)?;
        }
        self.expr(elt)?;
        self.scope().generator = is_generator;
        let is_async = self.scope().coroutine && !is_generator;
        self.leave();
        if !is_async {
            return Ok(());
        }
        if !self.is_async_def()
            && self.scope().comprehension == ComprehensionKind::None
            && !self.allows_top_level_await()
        {
            let message = "asynchronous comprehension outside of an asynchronous function";
            return Err(self.error(message, expr.location));
        }
        self.scope().coroutine = true;
        Ok(())
    }

    fn comp_target(&mut self, target: &'a Expr<'a>) -> Result<(), Fail> {
        self.scope().comp_iter_target = true;
        self.expr(target)?;
        self.scope().comp_iter_target = false;
        Ok(())
    }

    fn iterable(&mut self, iter: &'a Expr<'a>) -> Result<(), Fail> {
        self.scope().comp_iter_expr += 1;
        self.expr(iter)?;
        self.scope().comp_iter_expr -= 1;
        Ok(())
    }
}
