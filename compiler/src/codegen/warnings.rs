//! Warnings of code that is surely not meant as it is written.

use super::{Codegen, Loc};
use crate::ast::*;
use crate::error::{Warning, WarningCategory, WarningPlace};

impl<'a> Codegen<'a> {
    fn warn(&mut self, loc: Location, message: String) {
        if self.disable_warnings > 0 {
            return;
        }
        self.warnings.push(Warning {
            category: WarningCategory::SyntaxWarning,
            message: message.into(),
            lineno: loc.lineno,
            error_message: None,
            place: WarningPlace::Node(loc),
        });
    }

    fn warn_at(&mut self, loc: Loc, message: String) {
        let location = Location {
            lineno: loc.line as u32,
            col_offset: loc.col as u32,
            end_lineno: loc.end_line as u32,
            end_col_offset: loc.end_col as u32,
        };
        self.warn(location, message);
    }

    /// `assert (test, 'message')` is always true.
    pub(super) fn check_assert(&mut self, loc: Loc, test: &Expr<'a>) {
        let is_tuple = match test.kind {
            ExprKind::Tuple { elts, .. } => !elts.is_empty(),
            ExprKind::Constant { value: Constant::Tuple(items), .. } => !items.is_empty(),
            _ => false,
        };
        if is_tuple {
            self.warn_at(loc, "assertion is always true, perhaps remove parentheses?".into());
        }
    }

    /// `x is 1`.
    pub(super) fn check_compare(
        &mut self,
        loc: Loc,
        left: &Expr<'a>,
        ops: &[CmpOp],
        comparators: &[Expr<'a>],
    ) {
        let mut left = left;
        for (op, right) in ops.iter().zip(comparators) {
            if matches!(op, CmpOp::Is | CmpOp::IsNot) && !(is_sensible(left) && is_sensible(right)) {
                let literal = if is_sensible(left) { right } else { left };
                let name = type_name(literal).unwrap_or_default();
                let (op, better) = if *op == CmpOp::Is { ("is", "==") } else { ("is not", "!=") };
                let message = format!("\"{op}\" with '{name}' literal. Did you mean \"{better}\"?");
                return self.warn_at(loc, message);
            }
            left = right;
        }
    }

    /// `[(1, 2) (3, 4)]`.
    pub(super) fn check_caller(&mut self, func: &Expr<'a>) {
        if matches!(func.kind, ExprKind::Lambda { .. }) {
            return;
        }
        if let Some(name) = type_name(func) {
            let message = format!("'{name}' object is not callable; perhaps you missed a comma?");
            self.warn(func.location, message);
        }
    }

    /// `[1 [2]]`.
    pub(super) fn check_subscripter(&mut self, value: &Expr<'a>) {
        use Constant::*;
        let is_suspicious = match &value.kind {
            ExprKind::Constant { value, .. } => {
                matches!(
                    value,
                    None | True | False | Ellipsis | Int(_) | Float(_) | Complex(..) | FrozenSet(_)
                )
            }
            ExprKind::Set { .. }
            | ExprKind::SetComp { .. }
            | ExprKind::GeneratorExp { .. }
            | ExprKind::TemplateStr { .. }
            | ExprKind::Interpolation { .. }
            | ExprKind::Lambda { .. } => true,
            _ => false,
        };
        if is_suspicious {
            let name = type_name(value).unwrap_or_default();
            let message = format!("'{name}' object is not subscriptable; perhaps you missed a comma?");
            self.warn(value.location, message);
        }
    }

    /// `[[1] ['a']]`.
    pub(super) fn check_index(&mut self, value: &Expr<'a>, index: &Expr<'a>) {
        let Some(index_name) = type_name(index) else { return };
        if matches!(index_name, "int" | "bool") {
            return;
        }
        let is_sequence = match &value.kind {
            ExprKind::Constant { value, .. } => {
                matches!(value, Constant::Str(_) | Constant::Bytes(_) | Constant::Tuple(_))
            }
            ExprKind::Tuple { .. }
            | ExprKind::List { .. }
            | ExprKind::ListComp { .. }
            | ExprKind::JoinedStr { .. }
            | ExprKind::FormattedValue { .. } => true,
            _ => false,
        };
        if is_sequence {
            let name = type_name(value).unwrap_or_default();
            let message = format!(
                "{name} indices must be integers or slices, not {index_name}; perhaps you missed a comma?"
            );
            self.warn(value.location, message);
        }
    }
}

/// Whether comparing the identity of an expression makes sense: it is no literal but of a singleton.
fn is_sensible(expr: &Expr<'_>) -> bool {
    use Constant::{Ellipsis, False, None, True};
    match &expr.kind {
        ExprKind::Tuple { elts, .. } => !elts.iter().all(|elt| matches!(elt.kind, ExprKind::Constant { .. })),
        ExprKind::Constant { value, .. } => matches!(value, None | True | False | Ellipsis),
        _ => true,
    }
}

/// The name of the type that an expression surely has.
fn type_name(expr: &Expr<'_>) -> Option<&'static str> {
    Some(match &expr.kind {
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::List { .. } | ExprKind::ListComp { .. } => "list",
        ExprKind::Dict { .. } | ExprKind::DictComp { .. } => "dict",
        ExprKind::Set { .. } | ExprKind::SetComp { .. } => "set",
        ExprKind::GeneratorExp { .. } => "generator",
        ExprKind::Lambda { .. } => "function",
        ExprKind::TemplateStr { .. } | ExprKind::Interpolation { .. } => "string.templatelib.Template",
        ExprKind::JoinedStr { .. } | ExprKind::FormattedValue { .. } => "str",
        ExprKind::Constant { value, .. } => match value {
            Constant::None => "NoneType",
            Constant::True | Constant::False => "bool",
            Constant::Ellipsis => "ellipsis",
            Constant::Int(_) => "int",
            Constant::Float(_) => "float",
            Constant::Complex(..) => "complex",
            Constant::Str(_) => "str",
            Constant::Bytes(_) => "bytes",
            Constant::Tuple(_) => "tuple",
            Constant::FrozenSet(_) => "frozenset",
        },
        _ => return None,
    })
}
