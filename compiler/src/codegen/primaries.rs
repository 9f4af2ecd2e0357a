//! Primaries: attributes, calls and subscripts. They nest to the left as deep as a chain of them is long, so there is no
//! recursion into what they are applied to.

use super::{Codegen, Label, Loc};
use crate::ast::*;
use crate::op::{BinaryKind, Op};
use crate::symtable::errors::Fail;
use smallvec::SmallVec;

/// What remains to be done for a link of a chain once the value that it is applied to is on the stack.
#[derive(Clone, Copy)]
enum Link {
    Attribute,
    Subscript,
    /// The function is on the stack.
    Call(Label),
    /// The method's owner is on the stack.
    MethodCall,
    /// An attribute of `super()`, or a call of one: nothing is on the stack.
    SuperAttribute,
    SuperMethodCall,
}

impl<'a> Codegen<'a> {
    pub(super) fn visit_primary(&mut self, expr: &'a Expr<'a>) -> Result<(), Fail> {
        let mut links: SmallVec<[(&'a Expr<'a>, Link); 8]> = SmallVec::new();
        let mut next = Some(expr);
        while let Some(node) = next {
            let Some((link, inner)) = self.begin_link(node)? else { break };
            links.push((node, link));
            next = inner;
        }
        if let Some(innermost) = next {
            self.visit_expr(innermost)?;
        }
        while let Some((node, link)) = links.pop() {
            self.finish_link(node, link)?;
        }
        Ok(())
    }

    /// What comes before the value that a primary is applied to, and that value. `None` if `node` is no primary.
    #[allow(clippy::type_complexity)]
    fn begin_link(&mut self, node: &'a Expr<'a>) -> Result<Option<(Link, Option<&'a Expr<'a>>)>, Fail> {
        Ok(Some(match node.kind {
            ExprKind::Attribute { value, attr, ctx } => {
                if ctx == ExprContext::Load && self.super_call(value, attr).is_some() {
                    return Ok(Some((Link::SuperAttribute, None)));
                }
                let name = self.intern(attr);
                self.note_static_attribute(value, name, ctx);
                (Link::Attribute, Some(value))
            }
            ExprKind::Subscript { value, slice, ctx } => {
                if ctx == ExprContext::Load {
                    self.check_subscripter(value);
                    self.check_index(value, slice);
                }
                (Link::Subscript, Some(value))
            }
            ExprKind::Call { func, args, keywords } => {
                self.validate_keywords(keywords)?;
                match self.called_method(func, args, keywords) {
                    Some((owner, attr)) if self.super_call(owner, attr).is_some() => {
                        (Link::SuperMethodCall, None)
                    }
                    Some((owner, _)) => (Link::MethodCall, Some(owner)),
                    None => {
                        self.check_caller(func);
                        (Link::Call(self.new_label()), Some(func))
                    }
                }
            }
            _ => return Ok(None),
        }))
    }

    fn finish_link(&mut self, node: &'a Expr<'a>, link: Link) -> Result<(), Fail> {
        let loc = Loc::from(node.location);
        match (link, node.kind) {
            (Link::Attribute, ExprKind::Attribute { attr, ctx, .. }) => {
                let name = self.intern(attr);
                let loc = self.attribute_loc(loc, node);
                match ctx {
                    ExprContext::Load => self.load_attr(loc, name),
                    ExprContext::Store => self.emit_name(loc, Op::StoreAttr, name),
                    ExprContext::Del => self.emit_name(loc, Op::DeleteAttr, name),
                }
            }
            (Link::SuperAttribute, _) => self.super_attribute(node, false),
            (Link::Subscript, ExprKind::Subscript { slice, ctx, .. }) => {
                self.finish_subscript(loc, slice, ctx)
            }
            (Link::Call(end), ExprKind::Call { func, args, keywords }) => {
                self.finish_call(loc, func, args, keywords, end)
            }
            (Link::MethodCall, ExprKind::Call { func, args, keywords }) => {
                if let ExprKind::Attribute { attr, .. } = func.kind {
                    let name = self.intern(attr);
                    let loc = self.attribute_loc(Loc::from(func.location), func);
                    self.load_method(loc, name)?;
                }
                self.finish_method_call(loc, func, args, keywords)
            }
            (Link::SuperMethodCall, ExprKind::Call { func, args, keywords }) => {
                self.super_attribute(func, true)?;
                self.finish_method_call(loc, func, args, keywords)
            }
            _ => Ok(()),
        }
    }

    /// Loads `super().attr` without making the `super` object.
    fn super_attribute(&mut self, node: &'a Expr<'a>, is_method: bool) -> Result<(), Fail> {
        let ExprKind::Attribute { value, attr, .. } = node.kind else { return Ok(()) };
        let Some(call) = self.super_call(value, attr) else { return Ok(()) };
        let loc = Loc::from(node.location);
        let name = self.intern(attr);
        self.load_super_args(&call)?;
        self.load_super_attr(loc, name, &call, is_method)?;
        let loc = self.attribute_loc(loc, node);
        self.emit(loc, Op::Nop)
    }

    fn finish_subscript(&mut self, loc: Loc, slice: &'a Expr<'a>, ctx: ExprContext) -> Result<(), Fail> {
        if ctx != ExprContext::Del
            && let Some((lower, upper)) = super::assignments::two_part_slice(slice)
        {
            self.visit_slice_parts(Loc::from(slice.location), lower, upper)?;
            let op = if ctx == ExprContext::Load { Op::BinarySlice } else { Op::StoreSlice };
            return self.emit(loc, op);
        }
        self.visit_expr(slice)?;
        match ctx {
            ExprContext::Load => self.emit_arg(loc, Op::BinaryOp, BinaryKind::Subscr as u32),
            ExprContext::Store => self.emit(loc, Op::StoreSubscr),
            ExprContext::Del => self.emit(loc, Op::DeleteSubscr),
        }
    }

    /// Where an attribute access of several lines is: from the attribute's name on.
    pub(super) fn attribute_loc(&self, mut loc: Loc, attribute: &Expr<'a>) -> Loc {
        let ExprKind::Attribute { attr, .. } = attribute.kind else { return loc };
        let end = Loc::from(attribute.location);
        if loc.line == end.end_line {
            return loc;
        }
        loc.line = end.end_line;
        let length = attr.chars().count() as i32;
        if length <= end.end_col {
            loc.col = end.end_col - length;
        } else {
            // A tree that a program made.
            (loc.col, loc.end_col) = (-1, -1);
        }
        loc.end_line = loc.end_line.max(loc.line);
        if loc.line == loc.end_line {
            loc.end_col = loc.end_col.max(loc.col);
        }
        loc
    }
}
