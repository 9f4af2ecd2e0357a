//! Formatted strings and template strings.

use super::{Codegen, Loc, STACK_USE_GUIDELINE};
use crate::ast::*;
use crate::names::NameId;
use crate::op::Op;
use crate::symtable::errors::Fail;

impl<'a> Codegen<'a> {
    pub(super) fn visit_joined_str(&mut self, loc: Loc, values: &'a [Expr<'a>]) -> Result<(), Fail> {
        if values.len() > STACK_USE_GUIDELINE {
            self.load_str(loc, "")?;
            self.load_method(loc, NameId::JOIN)?;
            self.emit_arg(loc, Op::BuildList, 0)?;
            for value in values {
                self.visit_expr(value)?;
                self.emit_arg(loc, Op::ListAppend, 1)?;
            }
            return self.emit_arg(loc, Op::Call, 1);
        }
        self.visit_exprs(values)?;
        match values.len() {
            0 => self.load_str(loc, ""),
            1 => Ok(()),
            count => self.emit_count(loc, Op::BuildString, count),
        }
    }

    pub(super) fn visit_formatted_value(
        &mut self,
        loc: Loc,
        value: &'a Expr<'a>,
        conversion: Conversion,
        format_spec: Option<&'a Expr<'a>>,
    ) -> Result<(), Fail> {
        self.visit_expr(value)?;
        if conversion != Conversion::None {
            self.emit_arg(loc, Op::ConvertValue, conversion_arg(conversion))?;
        }
        match format_spec {
            Some(spec) => {
                self.visit_expr(spec)?;
                self.emit(loc, Op::FormatWithSpec)
            }
            None => self.emit(loc, Op::FormatSimple),
        }
    }

    /// A template is a tuple of strings and a tuple of interpolations; strings come first, last and in between, empty if need be.
    pub(super) fn visit_template_str(&mut self, loc: Loc, values: &'a [Expr<'a>]) -> Result<(), Fail> {
        let is_interpolation = |value: &Expr<'a>| matches!(value.kind, ExprKind::Interpolation { .. });
        let mut last_was_interpolation = true;
        let mut strings = 0;
        for value in values {
            if is_interpolation(value) {
                if last_was_interpolation {
                    self.load_str(loc, "")?;
                    strings += 1;
                }
                last_was_interpolation = true;
            } else {
                self.visit_expr(value)?;
                strings += 1;
                last_was_interpolation = false;
            }
        }
        if last_was_interpolation {
            self.load_str(loc, "")?;
            strings += 1;
        }
        self.emit_count(loc, Op::BuildTuple, strings)?;
        let mut interpolations = 0;
        for value in values.iter().filter(|value| is_interpolation(value)) {
            self.visit_expr(value)?;
            interpolations += 1;
        }
        self.emit_count(loc, Op::BuildTuple, interpolations)?;
        self.emit(loc, Op::BuildTemplate)
    }

    pub(super) fn visit_interpolation(
        &mut self,
        loc: Loc,
        value: &'a Expr<'a>,
        text: &'a Constant<'a>,
        conversion: Conversion,
        format_spec: Option<&'a Expr<'a>>,
    ) -> Result<(), Fail> {
        self.visit_expr(value)?;
        let id = self.consts.add_literal(text);
        self.load_const(loc, id)?;
        let mut arg = 2;
        if let Some(spec) = format_spec {
            arg += 1;
            self.visit_expr(spec)?;
        }
        if conversion != Conversion::None {
            arg |= conversion_arg(conversion) << 2;
        }
        self.emit_arg(loc, Op::BuildInterpolation, arg)
    }
}

fn conversion_arg(conversion: Conversion) -> u32 {
    match conversion {
        Conversion::None => 0,
        Conversion::Str => 1,
        Conversion::Repr => 2,
        Conversion::Ascii => 3,
    }
}
