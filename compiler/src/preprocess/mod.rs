//! Rewriting of the tree before the symbol table is built: `__debug__` becomes a constant, `'...' % (...)` a formatted string,
//! negative and complex numbers in patterns become literals, `-OO` drops docstrings. Control flow that leaves a `finally`
//! block is warned of (PEP 765).
//!
//! A tree is never changed in place: what changes is copied, with all nodes above it, and the rest is shared.

mod percent;
mod statements;

use crate::ast::*;
use crate::consts::from_literal;
use crate::error::{SyntaxError, Warning, WarningCategory, WarningPlace};
use crate::fold::{self, UnaryKind};
use crate::stack::StackGuard;
use crate::symtable::errors::{Fail, memory_error, recursion_error};
use bumpalo::Bump;
use smallvec::SmallVec;

/// What the pass depends on.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// 0, 1 (`-O`) or 2 (`-OO`).
    pub optimize: u8,
    /// Annotations become strings and stay as they are.
    pub future_annotations: bool,
    /// Only warn, as for a tree that `ast.parse()` returns.
    pub syntax_check_only: bool,
}

/// Rewrites a tree. Warnings are appended in the order in which they are to be issued.
pub fn preprocess<'a>(
    module: &Mod<'a>,
    arena: &'a Bump,
    options: Options,
    stack: StackGuard,
    warnings: &mut Vec<Warning>,
) -> Result<Mod<'a>, Box<SyntaxError>> {
    let mut pass = Preprocessor { arena, options, stack, warnings, changes: 0, contexts: Vec::new() };
    Ok(match *module {
        Mod::Module { body, type_ignores } => Mod::Module { body: pass.body(body)?, type_ignores },
        Mod::Interactive { body } => Mod::Interactive { body: pass.stmts(body)? },
        Mod::Expression { body } => Mod::Expression { body: pass.expr(body)? },
        Mod::FunctionType { .. } => *module,
    })
}

/// What a `return`, `break` or `continue` is directly in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Finally,
    Function,
    Loop,
}

struct Preprocessor<'a, 'w> {
    arena: &'a Bump,
    options: Options,
    stack: StackGuard,
    warnings: &'w mut Vec<Warning>,
    /// How many nodes were rewritten so far: a node whose parts did not move this counter stays as it is.
    changes: usize,
    contexts: Vec<Context>,
}

/// What a primary is applied to.
fn applied_to<'a>(expr: &Expr<'a>) -> Option<&'a Expr<'a>> {
    match expr.kind {
        ExprKind::Call { func: inner, .. }
        | ExprKind::Attribute { value: inner, .. }
        | ExprKind::Subscript { value: inner, .. } => Some(inner),
        _ => None,
    }
}

impl<'a> Preprocessor<'a, '_> {
    fn alloc<T: Copy>(&mut self, value: T) -> Result<&'a T, Fail> {
        self.changes += 1;
        self.arena.try_alloc(value).map(|value| &*value).map_err(|_| memory_error())
    }

    fn alloc_slice<T: Copy>(&mut self, items: &[T]) -> Result<&'a [T], Fail> {
        self.changes += 1;
        self.arena.try_alloc_slice_copy(items).map(|items| &*items).map_err(|_| memory_error())
    }

    /// Rewrites the items of a list, which is copied at the first that changes.
    fn list<T: Copy>(
        &mut self,
        items: &'a [T],
        mut rewrite: impl FnMut(&mut Self, &'a T) -> Result<T, Fail>,
    ) -> Result<&'a [T], Fail> {
        let mut copy: Option<Vec<T>> = None;
        for (index, item) in items.iter().enumerate() {
            let before = self.changes;
            let new = rewrite(self, item)?;
            if self.changes != before {
                copy.get_or_insert_with(|| items.to_vec())[index] = new;
            }
        }
        match copy {
            None => Ok(items),
            Some(copy) => self.alloc_slice(&copy),
        }
    }

    fn exprs(&mut self, exprs: &'a [Expr<'a>]) -> Result<&'a [Expr<'a>], Fail> {
        self.list(exprs, |pass, expr| pass.expr(expr).copied())
    }

    fn optional(&mut self, expr: Option<&'a Expr<'a>>) -> Result<Option<&'a Expr<'a>>, Fail> {
        expr.map(|expr| self.expr(expr)).transpose()
    }

    fn optionals(&mut self, exprs: &'a [Option<&'a Expr<'a>>]) -> Result<&'a [Option<&'a Expr<'a>>], Fail> {
        self.list(exprs, |pass, expr| pass.optional(*expr))
    }

    fn expr(&mut self, expr: &'a Expr<'a>) -> Result<&'a Expr<'a>, Fail> {
        self.stack.check().map_err(recursion_error)?;
        let before = self.changes;
        let kind = match expr.kind {
            ExprKind::Constant { .. } => return Ok(expr),
            ExprKind::Name { id: "__debug__", ctx: ExprContext::Load } if !self.options.syntax_check_only => {
                let value = if self.options.optimize == 0 { Constant::True } else { Constant::False };
                let kind = ExprKind::Constant { value, unicode_kind: false };
                return self.alloc(Expr { kind, location: expr.location });
            }
            ExprKind::Name { .. } => return Ok(expr),
            ExprKind::BinOp { .. } => return self.binary_chain(expr),
            ExprKind::Call { .. } | ExprKind::Attribute { .. } | ExprKind::Subscript { .. } => {
                return self.primary_chain(expr);
            }
            ExprKind::BoolOp { op, values } => ExprKind::BoolOp { op, values: self.exprs(values)? },
            ExprKind::NamedExpr { target, value } => ExprKind::NamedExpr { target, value: self.expr(value)? },
            ExprKind::UnaryOp { op, operand } => ExprKind::UnaryOp { op, operand: self.expr(operand)? },
            ExprKind::Lambda { args, body } => {
                ExprKind::Lambda { args: self.arguments(args)?, body: self.expr(body)? }
            }
            ExprKind::IfExp { test, body, orelse } => {
                ExprKind::IfExp { test: self.expr(test)?, body: self.expr(body)?, orelse: self.expr(orelse)? }
            }
            ExprKind::Dict { keys, values } => {
                ExprKind::Dict { keys: self.optionals(keys)?, values: self.exprs(values)? }
            }
            ExprKind::Set { elts } => ExprKind::Set { elts: self.exprs(elts)? },
            ExprKind::List { elts, ctx } => ExprKind::List { elts: self.exprs(elts)?, ctx },
            ExprKind::Tuple { elts, ctx } => ExprKind::Tuple { elts: self.exprs(elts)?, ctx },
            ExprKind::ListComp { elt, generators } => {
                ExprKind::ListComp { elt: self.expr(elt)?, generators: self.generators(generators)? }
            }
            ExprKind::SetComp { elt, generators } => {
                ExprKind::SetComp { elt: self.expr(elt)?, generators: self.generators(generators)? }
            }
            ExprKind::GeneratorExp { elt, generators } => {
                ExprKind::GeneratorExp { elt: self.expr(elt)?, generators: self.generators(generators)? }
            }
            ExprKind::DictComp { key, value, generators } => ExprKind::DictComp {
                key: self.expr(key)?,
                value: self.expr(value)?,
                generators: self.generators(generators)?,
            },
            ExprKind::Await { value } => ExprKind::Await { value: self.expr(value)? },
            ExprKind::Yield { value } => ExprKind::Yield { value: self.optional(value)? },
            ExprKind::YieldFrom { value } => ExprKind::YieldFrom { value: self.expr(value)? },
            ExprKind::Compare { left, ops, comparators } => {
                ExprKind::Compare { left: self.expr(left)?, ops, comparators: self.exprs(comparators)? }
            }
            ExprKind::FormattedValue { value, conversion, format_spec } => ExprKind::FormattedValue {
                value: self.expr(value)?,
                conversion,
                format_spec: self.optional(format_spec)?,
            },
            ExprKind::Interpolation { value, str, conversion, format_spec } => ExprKind::Interpolation {
                value: self.expr(value)?,
                str,
                conversion,
                format_spec: self.optional(format_spec)?,
            },
            ExprKind::JoinedStr { values } => ExprKind::JoinedStr { values: self.exprs(values)? },
            ExprKind::TemplateStr { values } => ExprKind::TemplateStr { values: self.exprs(values)? },
            ExprKind::Starred { value, ctx } => ExprKind::Starred { value: self.expr(value)?, ctx },
            ExprKind::Slice { lower, upper, step } => ExprKind::Slice {
                lower: self.optional(lower)?,
                upper: self.optional(upper)?,
                step: self.optional(step)?,
            },
        };
        if self.changes == before { Ok(expr) } else { self.alloc(Expr { kind, location: expr.location }) }
    }

    /// Binary operations nest to the left as deep as a chain of them is long: no recursion into left operands.
    fn binary_chain(&mut self, expr: &'a Expr<'a>) -> Result<&'a Expr<'a>, Fail> {
        let mut chain = Vec::new();
        let mut innermost = expr;
        while let ExprKind::BinOp { left, op, right } = innermost.kind {
            chain.push((innermost, left, op, right));
            innermost = left;
        }
        let mut left = self.expr(innermost)?;
        while let Some((node, old_left, op, old_right)) = chain.pop() {
            let right = self.expr(old_right)?;
            let formatted = match op {
                Operator::Mod if !self.options.syntax_check_only => self.percent_format(node, left, right)?,
                _ => None,
            };
            left = match formatted {
                Some(formatted) => formatted,
                None if std::ptr::eq(left, old_left) && std::ptr::eq(right, old_right) => node,
                None => {
                    self.alloc(Expr { kind: ExprKind::BinOp { left, op, right }, location: node.location })?
                }
            };
        }
        Ok(left)
    }

    /// Nor into what attributes, calls and subscripts are applied to.
    fn primary_chain(&mut self, expr: &'a Expr<'a>) -> Result<&'a Expr<'a>, Fail> {
        let mut links: SmallVec<[&'a Expr<'a>; 8]> = SmallVec::new();
        let mut innermost = expr;
        while let Some(inner) = applied_to(innermost) {
            links.push(innermost);
            innermost = inner;
        }
        let mut new = self.expr(innermost)?;
        let mut old = innermost;
        while let Some(link) = links.pop() {
            let before = self.changes;
            let kind = match link.kind {
                ExprKind::Call { args, keywords, .. } => {
                    ExprKind::Call { func: new, args: self.exprs(args)?, keywords: self.keywords(keywords)? }
                }
                ExprKind::Attribute { attr, ctx, .. } => ExprKind::Attribute { value: new, attr, ctx },
                ExprKind::Subscript { slice, ctx, .. } => {
                    ExprKind::Subscript { value: new, slice: self.expr(slice)?, ctx }
                }
                kind => kind,
            };
            new = if std::ptr::eq(new, old) && self.changes == before {
                link
            } else {
                self.alloc(Expr { kind, location: link.location })?
            };
            old = link;
        }
        Ok(new)
    }

    fn keywords(&mut self, keywords: &'a [Keyword<'a>]) -> Result<&'a [Keyword<'a>], Fail> {
        self.list(keywords, |pass, keyword| Ok(Keyword { value: pass.expr(keyword.value)?, ..*keyword }))
    }

    fn generators(&mut self, generators: &'a [Comprehension<'a>]) -> Result<&'a [Comprehension<'a>], Fail> {
        self.list(generators, |pass, generator| {
            Ok(Comprehension {
                target: pass.expr(generator.target)?,
                iter: pass.expr(generator.iter)?,
                ifs: pass.exprs(generator.ifs)?,
                is_async: generator.is_async,
            })
        })
    }

    fn arguments(&mut self, args: &'a Arguments<'a>) -> Result<&'a Arguments<'a>, Fail> {
        let before = self.changes;
        let new = Arguments {
            posonlyargs: self.args(args.posonlyargs)?,
            args: self.args(args.args)?,
            vararg: self.optional_arg(args.vararg)?,
            kwonlyargs: self.args(args.kwonlyargs)?,
            kw_defaults: self.optionals(args.kw_defaults)?,
            kwarg: self.optional_arg(args.kwarg)?,
            defaults: self.exprs(args.defaults)?,
        };
        if self.changes == before { Ok(args) } else { self.alloc(new) }
    }

    fn args(&mut self, args: &'a [Arg<'a>]) -> Result<&'a [Arg<'a>], Fail> {
        self.list(args, |pass, arg| pass.arg(arg))
    }

    fn arg(&mut self, arg: &Arg<'a>) -> Result<Arg<'a>, Fail> {
        Ok(Arg { annotation: self.annotation(arg.annotation)?, ..*arg })
    }

    fn optional_arg(&mut self, arg: Option<&'a Arg<'a>>) -> Result<Option<&'a Arg<'a>>, Fail> {
        let Some(arg) = arg else { return Ok(None) };
        let before = self.changes;
        let new = self.arg(arg)?;
        Ok(Some(if self.changes == before { arg } else { self.alloc(new)? }))
    }

    fn annotation(&mut self, annotation: Option<&'a Expr<'a>>) -> Result<Option<&'a Expr<'a>>, Fail> {
        if self.options.future_annotations { Ok(annotation) } else { self.optional(annotation) }
    }

    fn pattern(&mut self, pattern: &'a Pattern<'a>) -> Result<&'a Pattern<'a>, Fail> {
        self.stack.check().map_err(recursion_error)?;
        let before = self.changes;
        let kind = match pattern.kind {
            PatternKind::MatchValue { value } => {
                PatternKind::MatchValue { value: self.pattern_literal(value)? }
            }
            PatternKind::MatchSingleton { .. } | PatternKind::MatchStar { .. } => return Ok(pattern),
            PatternKind::MatchSequence { patterns } => {
                PatternKind::MatchSequence { patterns: self.patterns(patterns)? }
            }
            PatternKind::MatchMapping { keys, patterns, rest } => PatternKind::MatchMapping {
                keys: self.list(keys, |pass, key| pass.pattern_literal(key).copied())?,
                patterns: self.patterns(patterns)?,
                rest,
            },
            PatternKind::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => PatternKind::MatchClass {
                cls: self.expr(cls)?,
                patterns: self.patterns(patterns)?,
                kwd_attrs,
                kwd_patterns: self.patterns(kwd_patterns)?,
            },
            PatternKind::MatchAs { pattern: sub, name } => {
                PatternKind::MatchAs { pattern: sub.map(|sub| self.pattern(sub)).transpose()?, name }
            }
            PatternKind::MatchOr { patterns } => PatternKind::MatchOr { patterns: self.patterns(patterns)? },
        };
        if self.changes == before {
            Ok(pattern)
        } else {
            self.alloc(Pattern { kind, location: pattern.location })
        }
    }

    fn patterns(&mut self, patterns: &'a [Pattern<'a>]) -> Result<&'a [Pattern<'a>], Fail> {
        self.list(patterns, |pass, pattern| pass.pattern(pattern).copied())
    }

    /// `-1`, `1+2j` and `-1-2j`, which patterns and keys of mapping patterns may be, become constants.
    fn pattern_literal(&mut self, expr: &'a Expr<'a>) -> Result<&'a Expr<'a>, Fail> {
        if self.options.syntax_check_only {
            return Ok(expr);
        }
        let constant = |expr: &Expr<'a>| match &expr.kind {
            ExprKind::Constant { value, .. } => Some(from_literal(value)),
            _ => None,
        };
        let folded = match expr.kind {
            ExprKind::UnaryOp { op: UnaryOp::USub, operand } => {
                constant(operand).and_then(|operand| fold::unary(UnaryKind::Negative, &operand))
            }
            ExprKind::BinOp { left, op: op @ (Operator::Add | Operator::Sub), right } => {
                let left = self.pattern_literal(left)?;
                match (constant(left), constant(right)) {
                    (Some(left), Some(right)) => fold::add_or_subtract(&left, op == Operator::Add, &right),
                    _ => None,
                }
            }
            _ => None,
        };
        let Some(value) = folded.and_then(|value| self.literal(&value)) else { return Ok(expr) };
        let kind = ExprKind::Constant { value, unicode_kind: false };
        self.alloc(Expr { kind, location: expr.location })
    }

    /// A number as a constant of the tree.
    fn literal(&self, value: &crate::code::Const) -> Option<Constant<'a>> {
        use crate::code::Const;
        Some(match value {
            Const::Int(value) => Constant::Int(Int::Small(*value)),
            Const::Float(value) => Constant::Float(*value),
            Const::Complex(re, im) => Constant::Complex(*re, *im),
            Const::BigInt(value) => {
                let (sign, magnitude) = (**value).clone().into_parts();
                let mut bytes = magnitude.to_le_bytes().into_vec();
                bytes.resize(bytes.len().next_multiple_of(8), 0);
                let limbs = bytes.chunks_exact(8).map(|limb| limb.try_into().map_or(0, u64::from_le_bytes));
                let limbs: Vec<u64> = limbs.collect();
                let limbs = self.arena.try_alloc_slice_copy(&limbs).ok()?;
                Constant::Int(Int::Big { negative: sign == dashu_int::Sign::Negative, limbs })
            }
            _ => return None,
        })
    }

    fn warn_of_leaving_finally(&mut self, keyword: &str, location: Location) {
        self.warnings.push(Warning {
            category: WarningCategory::SyntaxWarning,
            message: format!("'{keyword}' in a 'finally' block").into(),
            lineno: location.lineno,
            error_message: None,
            place: WarningPlace::Node(location),
        });
    }
}
