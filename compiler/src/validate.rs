//! Whether a tree that a program has built can be compiled: what the parser guarantees by itself.
//!
//! That fields are there and of the right type, and lists without `None`, is checked by whoever makes a tree out of objects.
//! Numbers of lines and columns may be negative: they are the `i32`s with the same bits.

use crate::ast::*;
use crate::error::{ErrorKind, SyntaxError};
use crate::stack::StackGuard;
use crate::symtable::errors::{Fail, recursion_error};

type Valid = Result<(), Fail>;

fn invalid(message: impl Into<Box<str>>) -> Fail {
    Box::new(SyntaxError::new(ErrorKind::ValueError, message))
}

fn expect(condition: bool, message: impl FnOnce() -> String) -> Valid {
    if condition { Ok(()) } else { Err(invalid(message())) }
}

/// Checks a whole tree; the native stack may grow by `stack_bytes`.
pub fn validate(tree: &Mod<'_>, stack_bytes: usize) -> Result<(), SyntaxError> {
    let validator = Validator { stack: StackGuard::new(stack_bytes) };
    let result = match *tree {
        Mod::Module { body, .. } | Mod::Interactive { body } => validator.stmts(body),
        Mod::Expression { body } => validator.load(body),
        Mod::FunctionType { argtypes, returns } => {
            validator.exprs(argtypes, ExprContext::Load).and_then(|()| validator.load(returns))
        }
    };
    result.map_err(|error| *error)
}

/// Constants that no name can be.
fn name(name: &str) -> Valid {
    let is_constant = matches!(name, "None" | "True" | "False");
    expect(!is_constant, || format!("identifier field can't represent '{name}' constant"))
}

fn optional_name(text: Option<&str>) -> Valid {
    text.map_or(Ok(()), name)
}

/// A name that a pattern binds.
fn capture(text: Option<&str>) -> Valid {
    expect(text != Some("_"), || "can't capture name '_' in patterns".to_string())?;
    optional_name(text)
}

fn nonempty<T>(list: &[T], field: &str, owner: &str) -> Valid {
    expect(!list.is_empty(), || format!("empty {field} on {owner}"))
}

fn position(location: Location) -> Valid {
    let Location { lineno, col_offset, end_lineno, end_col_offset } = location;
    let [line, column, end_line, end_column] =
        [lineno, col_offset, end_lineno, end_col_offset].map(|n| n as i32);
    expect(line <= end_line, || format!("AST node line range ({line}, {end_line}) is not valid"))?;
    let is_unknown = line < 0 && end_line != line || column < 0 && column != end_column;
    expect(!is_unknown, || {
        format!(
            "AST node column range ({column}, {end_column}) for line range ({line}, {end_line}) is not valid"
        )
    })?;
    expect(line != end_line || column <= end_column, || {
        format!("line {line}, column {column}-{end_column} is not a valid range")
    })
}

fn context_name(context: ExprContext) -> &'static str {
    match context {
        ExprContext::Load => "Load",
        ExprContext::Store => "Store",
        ExprContext::Del => "Del",
    }
}

struct Validator {
    stack: StackGuard,
}

impl Validator {
    fn stmts(&self, stmts: &[Stmt<'_>]) -> Valid {
        stmts.iter().try_for_each(|stmt| self.stmt(stmt))
    }

    fn body(&self, stmts: &[Stmt<'_>], owner: &str) -> Valid {
        nonempty(stmts, "body", owner)?;
        self.stmts(stmts)
    }

    fn exprs(&self, exprs: &[Expr<'_>], context: ExprContext) -> Valid {
        exprs.iter().try_for_each(|expr| self.expr(expr, context))
    }

    fn load(&self, expr: &Expr<'_>) -> Valid {
        self.expr(expr, ExprContext::Load)
    }

    fn optional(&self, expr: Option<&Expr<'_>>) -> Valid {
        expr.map_or(Ok(()), |expr| self.load(expr))
    }

    fn stmt(&self, stmt: &Stmt<'_>) -> Valid {
        self.stack.check().map_err(recursion_error)?;
        position(stmt.location)?;
        match stmt.kind {
            StmtKind::FunctionDef(def) => self.function(def, "FunctionDef"),
            StmtKind::AsyncFunctionDef(def) => self.function(def, "AsyncFunctionDef"),
            StmtKind::ClassDef(def) => self.class(def),
            StmtKind::Return { value } => self.optional(value),
            StmtKind::Delete { targets } => {
                nonempty(targets, "targets", "Delete")?;
                self.exprs(targets, ExprContext::Del)
            }
            StmtKind::Assign { targets, value, .. } => {
                nonempty(targets, "targets", "Assign")?;
                self.exprs(targets, ExprContext::Store)?;
                self.load(value)
            }
            StmtKind::TypeAlias { name, type_params, value } => {
                if !matches!(name.kind, ExprKind::Name { .. }) {
                    return Err(type_error("TypeAlias with non-Name name"));
                }
                self.expr(name, ExprContext::Store)?;
                self.type_params(type_params)?;
                self.load(value)
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target, ExprContext::Store)?;
                self.load(value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                if simple && !matches!(target.kind, ExprKind::Name { .. }) {
                    return Err(type_error("AnnAssign with simple non-Name target"));
                }
                self.expr(target, ExprContext::Store)?;
                self.optional(value)?;
                self.load(annotation)
            }
            StmtKind::For { target, iter, body, orelse, .. } => {
                self.for_loop(target, iter, body, orelse, "For")
            }
            StmtKind::AsyncFor { target, iter, body, orelse, .. } => {
                self.for_loop(target, iter, body, orelse, "AsyncFor")
            }
            StmtKind::While { test, body, orelse } => self.test(test, body, orelse, "While"),
            StmtKind::If { test, body, orelse } => self.test(test, body, orelse, "If"),
            StmtKind::With { items, body, .. } => self.with(items, body, "With"),
            StmtKind::AsyncWith { items, body, .. } => self.with(items, body, "AsyncWith"),
            StmtKind::Match { subject, cases } => self.match_stmt(subject, cases),
            StmtKind::Raise { exc, cause } => {
                expect(exc.is_some() || cause.is_none(), || "Raise with cause but no exception".to_string())?;
                self.optional(exc)?;
                self.optional(cause)
            }
            StmtKind::Try(node) => self.try_stmt(node, "Try"),
            StmtKind::TryStar(node) => self.try_stmt(node, "TryStar"),
            StmtKind::Assert { test, msg } => {
                self.load(test)?;
                self.optional(msg)
            }
            StmtKind::Import { names } => aliases(names, "Import"),
            StmtKind::ImportFrom { names, level, .. } => {
                expect(level as i32 >= 0, || "Negative ImportFrom level".to_string())?;
                aliases(names, "ImportFrom")
            }
            StmtKind::Global { names } => nonempty(names, "names", "Global"),
            StmtKind::Nonlocal { names } => nonempty(names, "names", "Nonlocal"),
            StmtKind::Expr { value } => self.load(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    fn function(&self, def: &FunctionDef<'_>, owner: &str) -> Valid {
        name(def.name)?;
        self.body(def.body, owner)?;
        self.type_params(def.type_params)?;
        self.arguments(def.args)?;
        self.exprs(def.decorator_list, ExprContext::Load)?;
        self.optional(def.returns)
    }

    fn class(&self, def: &ClassDef<'_>) -> Valid {
        name(def.name)?;
        self.body(def.body, "ClassDef")?;
        self.type_params(def.type_params)?;
        self.exprs(def.bases, ExprContext::Load)?;
        self.keywords(def.keywords)?;
        self.exprs(def.decorator_list, ExprContext::Load)
    }

    fn for_loop(
        &self,
        target: &Expr<'_>,
        iter: &Expr<'_>,
        body: &[Stmt<'_>],
        orelse: &[Stmt<'_>],
        owner: &str,
    ) -> Valid {
        self.expr(target, ExprContext::Store)?;
        self.test(iter, body, orelse, owner)
    }

    fn test(&self, test: &Expr<'_>, body: &[Stmt<'_>], orelse: &[Stmt<'_>], owner: &str) -> Valid {
        self.load(test)?;
        self.body(body, owner)?;
        self.stmts(orelse)
    }

    fn with(&self, items: &[WithItem<'_>], body: &[Stmt<'_>], owner: &str) -> Valid {
        nonempty(items, "items", owner)?;
        for item in items {
            self.load(item.context_expr)?;
            if let Some(target) = item.optional_vars {
                self.expr(target, ExprContext::Store)?;
            }
        }
        self.body(body, owner)
    }

    fn match_stmt(&self, subject: &Expr<'_>, cases: &[MatchCase<'_>]) -> Valid {
        self.load(subject)?;
        nonempty(cases, "cases", "Match")?;
        for case in cases {
            self.pattern(case.pattern, false)?;
            self.optional(case.guard)?;
            self.body(case.body, "match_case")?;
        }
        Ok(())
    }

    fn try_stmt(&self, node: &Try<'_>, owner: &str) -> Valid {
        self.body(node.body, owner)?;
        expect(!node.handlers.is_empty() || !node.finalbody.is_empty(), || {
            format!("{owner} has neither except handlers nor finalbody")
        })?;
        expect(!node.handlers.is_empty() || node.orelse.is_empty(), || {
            format!("{owner} has orelse but no except handlers")
        })?;
        for handler in node.handlers {
            position(handler.location)?;
            optional_name(handler.name)?;
            self.optional(handler.type_)?;
            self.body(handler.body, "ExceptHandler")?;
        }
        self.stmts(node.orelse)?;
        self.stmts(node.finalbody)
    }

    fn keywords(&self, keywords: &[Keyword<'_>]) -> Valid {
        keywords.iter().try_for_each(|keyword| self.load(keyword.value))
    }

    fn type_params(&self, params: &[TypeParam<'_>]) -> Valid {
        for param in params {
            position(param.location)?;
            let (text, bound, default) = match param.kind {
                TypeParamKind::TypeVar { name, bound, default_value } => (name, bound, default_value),
                TypeParamKind::ParamSpec { name, default_value }
                | TypeParamKind::TypeVarTuple { name, default_value } => (name, None, default_value),
            };
            name(text)?;
            self.optional(bound)?;
            self.optional(default)?;
        }
        Ok(())
    }

    fn arguments(&self, args: &Arguments<'_>) -> Valid {
        self.args(args.posonlyargs)?;
        self.args(args.args)?;
        self.optional(args.vararg.and_then(|arg| arg.annotation))?;
        self.args(args.kwonlyargs)?;
        self.optional(args.kwarg.and_then(|arg| arg.annotation))?;
        expect(args.defaults.len() <= args.posonlyargs.len() + args.args.len(), || {
            "more positional defaults than args on arguments".to_string()
        })?;
        expect(args.kw_defaults.len() == args.kwonlyargs.len(), || {
            "length of kwonlyargs is not the same as kw_defaults on arguments".to_string()
        })?;
        self.exprs(args.defaults, ExprContext::Load)?;
        args.kw_defaults.iter().try_for_each(|default| self.optional(*default))
    }

    fn args(&self, args: &[Arg<'_>]) -> Valid {
        for arg in args {
            position(arg.location)?;
            self.optional(arg.annotation)?;
        }
        Ok(())
    }

    fn expr(&self, expr: &Expr<'_>, context: ExprContext) -> Valid {
        self.stack.check().map_err(recursion_error)?;
        position(expr.location)?;
        let actual = match expr.kind {
            ExprKind::Attribute { ctx, .. }
            | ExprKind::Subscript { ctx, .. }
            | ExprKind::Starred { ctx, .. }
            | ExprKind::Name { ctx, .. }
            | ExprKind::List { ctx, .. }
            | ExprKind::Tuple { ctx, .. } => ctx,
            _ => {
                expect(context == ExprContext::Load, || {
                    format!("expression which can't be assigned to in {} context", context_name(context))
                })?;
                return self.value(expr);
            }
        };
        expect(actual == context, || {
            let (wanted, found) = (context_name(context), context_name(actual));
            format!("expression must have {wanted} context but has {found} instead")
        })?;
        match expr.kind {
            ExprKind::Attribute { value, .. } => self.load(value),
            ExprKind::Subscript { value, slice, .. } => {
                self.load(slice)?;
                self.load(value)
            }
            ExprKind::Starred { value, .. } => self.expr(value, context),
            ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. } => self.exprs(elts, context),
            ExprKind::Name { id, .. } => name(id),
            _ => Ok(()),
        }
    }

    /// An expression that has no context.
    fn value(&self, expr: &Expr<'_>) -> Valid {
        match expr.kind {
            ExprKind::BoolOp { values, .. } => {
                expect(values.len() >= 2, || "BoolOp with less than 2 values".to_string())?;
                self.exprs(values, ExprContext::Load)
            }
            // CPython takes a target in any context, and then may leave values on the stack.
            ExprKind::NamedExpr { target, value } => {
                self.load(value)?;
                self.expr(target, ExprContext::Store)
            }
            ExprKind::BinOp { left, right, .. } => {
                self.load(left)?;
                self.load(right)
            }
            ExprKind::UnaryOp { operand: value, .. }
            | ExprKind::Await { value }
            | ExprKind::YieldFrom { value } => self.load(value),
            ExprKind::Yield { value } => self.optional(value),
            ExprKind::Lambda { args, body } => {
                self.arguments(args)?;
                self.load(body)
            }
            ExprKind::IfExp { test, body, orelse } => {
                [test, body, orelse].into_iter().try_for_each(|expr| self.load(expr))
            }
            ExprKind::Dict { keys, values } => {
                expect(keys.len() == values.len(), || {
                    "Dict doesn't have the same number of keys as values".to_string()
                })?;
                keys.iter().try_for_each(|key| self.optional(*key))?;
                self.exprs(values, ExprContext::Load)
            }
            ExprKind::Set { elts: values }
            | ExprKind::JoinedStr { values }
            | ExprKind::TemplateStr { values } => self.exprs(values, ExprContext::Load),
            ExprKind::ListComp { elt, generators }
            | ExprKind::SetComp { elt, generators }
            | ExprKind::GeneratorExp { elt, generators } => {
                self.generators(generators)?;
                self.load(elt)
            }
            ExprKind::DictComp { key, value, generators } => {
                self.generators(generators)?;
                self.load(key)?;
                self.load(value)
            }
            ExprKind::Compare { left, ops, comparators } => {
                expect(!comparators.is_empty(), || "Compare with no comparators".to_string())?;
                expect(ops.len() == comparators.len(), || {
                    "Compare has a different number of comparators and operands".to_string()
                })?;
                self.exprs(comparators, ExprContext::Load)?;
                self.load(left)
            }
            ExprKind::Call { func, args, keywords } => {
                self.load(func)?;
                self.exprs(args, ExprContext::Load)?;
                self.keywords(keywords)
            }
            ExprKind::FormattedValue { value, format_spec, .. }
            | ExprKind::Interpolation { value, format_spec, .. } => {
                self.load(value)?;
                self.optional(format_spec)
            }
            ExprKind::Slice { lower, upper, step } => {
                [lower, upper, step].into_iter().try_for_each(|part| self.optional(part))
            }
            _ => Ok(()),
        }
    }

    fn generators(&self, generators: &[Comprehension<'_>]) -> Valid {
        expect(!generators.is_empty(), || "comprehension with no generators".to_string())?;
        for generator in generators {
            self.expr(generator.target, ExprContext::Store)?;
            self.load(generator.iter)?;
            self.exprs(generator.ifs, ExprContext::Load)?;
        }
        Ok(())
    }

    fn patterns(&self, patterns: &[Pattern<'_>], may_be_star: bool) -> Valid {
        patterns.iter().try_for_each(|pattern| self.pattern(pattern, may_be_star))
    }

    fn pattern(&self, pattern: &Pattern<'_>, may_be_star: bool) -> Valid {
        self.stack.check().map_err(recursion_error)?;
        position(pattern.location)?;
        match pattern.kind {
            PatternKind::MatchValue { value } => self.literal(value),
            PatternKind::MatchSingleton { value } => {
                let is_singleton = matches!(value, Constant::None | Constant::True | Constant::False);
                expect(is_singleton, || "MatchSingleton can only contain True, False and None".to_string())
            }
            PatternKind::MatchSequence { patterns } => self.patterns(patterns, true),
            PatternKind::MatchMapping { keys, patterns, rest } => self.mapping(keys, patterns, rest),
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                expect(kwd_attrs.len() == kwd_patterns.len(), || {
                    "MatchClass doesn't have the same number of keyword attributes as patterns".to_string()
                })?;
                self.class_name(cls)?;
                kwd_attrs.iter().try_for_each(|attr| name(attr))?;
                self.patterns(patterns, false)?;
                self.patterns(kwd_patterns, false)
            }
            PatternKind::MatchStar { name } => {
                expect(may_be_star, || "can't use MatchStar here".to_string())?;
                capture(name)
            }
            PatternKind::MatchAs { pattern, name } => {
                capture(name)?;
                let Some(pattern) = pattern else { return Ok(()) };
                expect(name.is_some(), || {
                    "MatchAs must specify a target name if a pattern is given".to_string()
                })?;
                self.pattern(pattern, false)
            }
            PatternKind::MatchOr { patterns } => {
                expect(patterns.len() >= 2, || "MatchOr requires at least 2 patterns".to_string())?;
                self.patterns(patterns, false)
            }
        }
    }

    fn mapping(&self, keys: &[Expr<'_>], patterns: &[Pattern<'_>], rest: Option<&str>) -> Valid {
        expect(keys.len() == patterns.len(), || {
            "MatchMapping doesn't have the same number of keys as patterns".to_string()
        })?;
        capture(rest)?;
        for key in keys {
            let is_singleton = matches!(
                key.kind,
                ExprKind::Constant { value: Constant::None | Constant::True | Constant::False, .. }
            );
            if !is_singleton {
                self.literal(key)?;
            }
        }
        self.patterns(patterns, false)
    }

    fn class_name(&self, cls: &Expr<'_>) -> Valid {
        self.load(cls)?;
        let mut node = cls;
        while let ExprKind::Attribute { value, .. } = node.kind {
            node = value;
        }
        expect(matches!(node.kind, ExprKind::Name { .. }), || {
            "MatchClass cls field can only contain Name or Attribute nodes.".to_string()
        })
    }

    /// What a value pattern compares with.
    fn literal(&self, value: &Expr<'_>) -> Valid {
        self.load(value)?;
        let is_literal = match value.kind {
            ExprKind::Constant { value, .. } => {
                use Constant::*;
                let is_comparable = matches!(value, Int(_) | Float(_) | Complex(..) | Str(_) | Bytes(_));
                return expect(is_comparable, || {
                    "unexpected constant inside of a literal pattern".to_string()
                });
            }
            // Those with values in them are refused later.
            ExprKind::Attribute { .. } | ExprKind::JoinedStr { .. } | ExprKind::TemplateStr { .. } => true,
            ExprKind::UnaryOp { .. } => is_real(value) || is_negative_imaginary(value),
            ExprKind::BinOp { left, op: Operator::Add | Operator::Sub, right } => {
                is_real(left) && is_imaginary(right)
            }
            _ => false,
        };
        expect(is_literal, || "patterns may only match literals and attribute lookups".to_string())
    }
}

fn type_error(message: &str) -> Fail {
    Box::new(SyntaxError::new(ErrorKind::TypeError, message))
}

fn aliases(names: &[Alias<'_>], owner: &str) -> Valid {
    nonempty(names, "names", owner)?;
    for alias in names {
        name(alias.name)?;
        optional_name(alias.asname)?;
    }
    Ok(())
}

/// A real number, or a negated one.
fn is_real(expr: &Expr<'_>) -> bool {
    let number = match expr.kind {
        ExprKind::UnaryOp { op: UnaryOp::USub, operand } => operand,
        _ => expr,
    };
    matches!(number.kind, ExprKind::Constant { value: Constant::Int(_) | Constant::Float(_), .. })
}

fn is_imaginary(expr: &Expr<'_>) -> bool {
    matches!(expr.kind, ExprKind::Constant { value: Constant::Complex(..), .. })
}

fn is_negative_imaginary(expr: &Expr<'_>) -> bool {
    matches!(expr.kind, ExprKind::UnaryOp { op: UnaryOp::USub, operand } if is_imaginary(operand))
}
