//! `'...' % (a, b)` as the formatted string `f'...{a!s}...{b!r:>10}...'`, where the format uses nothing but `%s`, `%r` and `%a`.

use super::Preprocessor;
use crate::ast::*;
use crate::symtable::errors::{Fail, memory_error};
use crate::wtf8::{Wtf8, Wtf8Buf};

/// The node has no place in the source.
const NOWHERE: Location =
    Location { lineno: u32::MAX, col_offset: u32::MAX, end_lineno: u32::MAX, end_col_offset: u32::MAX };

/// Widths and precisions have fewer digits than this.
const MAX_DIGITS: usize = 3;

/// One `%...s`.
struct Unit {
    conversion: Conversion,
    left: bool,
    width: Option<u32>,
    precision: Option<u32>,
}

/// A format's code points, and how far they are read.
struct Reader {
    points: Vec<u32>,
    next: usize,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.points.get(self.next).copied().map(|point| char::from_u32(point).unwrap_or('\u{FFFD}'))
    }

    fn bump(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.next += 1;
        Some(next)
    }

    /// The text up to the next conversion; `%%` stands for `%`.
    fn literal(&mut self) -> Wtf8Buf {
        let mut text = Wtf8Buf::new();
        while let Some(&point) = self.points.get(self.next) {
            if point == u32::from('%') {
                if self.points.get(self.next + 1) != Some(&u32::from('%')) {
                    break;
                }
                self.next += 1;
            }
            text.push_code_point(point);
            self.next += 1;
        }
        text
    }

    /// A number of at most two digits; the character after it must exist.
    fn number(&mut self) -> Option<u32> {
        let (mut value, mut digits) = (0, 0);
        while let Some(digit) = self.peek().and_then(|c| c.to_digit(10)) {
            value = value * 10 + digit;
            self.next += 1;
            self.peek()?;
            digits += 1;
            if digits >= MAX_DIGITS {
                return None;
            }
        }
        Some(value)
    }

    /// What follows a `%`; `None` if it is something else than `%s` and the like.
    fn unit(&mut self) -> Option<Unit> {
        let mut left = false;
        while let Some(flag @ ('-' | '+' | ' ' | '#' | '0')) = self.peek() {
            left |= flag == '-';
            self.next += 1;
        }
        let width = if self.peek()?.is_ascii_digit() { Some(self.number()?) } else { None };
        let mut precision = None;
        if self.peek()? == '.' {
            self.next += 1;
            precision = Some(if self.peek()?.is_ascii_digit() { self.number()? } else { 0 });
        }
        let conversion = match self.bump()? {
            's' => Conversion::Str,
            'r' => Conversion::Repr,
            'a' => Conversion::Ascii,
            _ => return None,
        };
        Some(Unit { conversion, left, width, precision })
    }
}

impl Unit {
    fn format_spec(&self) -> String {
        let mut spec = String::new();
        if let Some(width) = self.width {
            if !self.left && width > 0 {
                spec.push('>');
            }
            spec.push_str(&width.to_string());
        }
        if let Some(precision) = self.precision {
            spec.push_str(&format!(".{precision}"));
        }
        spec
    }
}

impl<'a> Preprocessor<'a, '_> {
    /// The formatted string that `left % right` is, if it is one.
    pub(super) fn percent_format(
        &mut self,
        node: &Expr<'a>,
        left: &Expr<'a>,
        right: &Expr<'a>,
    ) -> Result<Option<&'a Expr<'a>>, Fail> {
        let ExprKind::Constant { value: Constant::Str(format), .. } = left.kind else { return Ok(None) };
        let ExprKind::Tuple { elts, .. } = right.kind else { return Ok(None) };
        if elts.iter().any(|elt| matches!(elt.kind, ExprKind::Starred { .. })) {
            return Ok(None);
        }
        let mut reader = Reader { points: format.code_points().collect(), next: 0 };
        let mut items = elts.iter();
        let mut values = Vec::with_capacity(elts.len() * 2 + 1);
        loop {
            let literal = reader.literal();
            if !literal.as_wtf8().is_empty() {
                values.push(self.text(literal.as_wtf8())?);
            }
            if reader.bump().is_none() {
                break;
            }
            let (Some(item), Some(unit)) = (items.next(), reader.unit()) else { return Ok(None) };
            let spec = unit.format_spec();
            let format_spec = if spec.is_empty() {
                None
            } else {
                let spec = self.text(Wtf8::new(&spec))?;
                Some(self.alloc(spec)?)
            };
            let kind = ExprKind::FormattedValue {
                value: self.alloc(*item)?,
                conversion: unit.conversion,
                format_spec,
            };
            values.push(Expr { kind, location: item.location });
        }
        if items.next().is_some() {
            return Ok(None);
        }
        let values = self.alloc_slice(&values)?;
        self.alloc(Expr { kind: ExprKind::JoinedStr { values }, location: node.location }).map(Some)
    }

    fn text(&mut self, text: Wtf8<'_>) -> Result<Expr<'a>, Fail> {
        let bytes = self.arena.try_alloc_slice_copy(text.as_bytes()).map_err(|_| memory_error())?;
        let text = Wtf8::from_bytes(bytes).unwrap_or_default();
        let kind = ExprKind::Constant { value: Constant::Str(text), unicode_kind: false };
        Ok(Expr { kind, location: NOWHERE })
    }
}
