//! Indentation: the blanks at the start of a line, and the blocks they open and close.

use super::{Done, Lexer, MAX_INDENT};

const TAB_SIZE: u32 = 8;

/// A line's indentation, with tabs to multiples of 8 and with tabs as one column: both must agree on nesting.
#[derive(Clone, Copy, Default, PartialEq)]
struct Columns {
    col: u32,
    alt: u32,
}

impl Lexer<'_> {
    /// Reads the blanks at the start of a line and notes the blocks they open or close. `Some(true)`: the line is blank
    /// and counts for nothing. `None`: an error.
    pub(super) fn indentation(&mut self) -> Option<bool> {
        self.at_line_start = false;
        let mut columns = Columns::default();
        // The first backslash decides about the indentation of a statement that starts behind it.
        let mut continued_col = 0;
        let c = loop {
            match self.next_char() {
                b' ' => {
                    columns.col += 1;
                    columns.alt += 1;
                }
                b'\t' => {
                    columns.col = (columns.col / TAB_SIZE + 1) * TAB_SIZE;
                    columns.alt += 1;
                }
                b'\x0c' => columns = Columns::default(),
                b'\\' => {
                    if continued_col == 0 {
                        continued_col = columns.col;
                    }
                    if !self.continuation_line() {
                        return None;
                    }
                }
                c => break c,
            }
        };
        self.back_up(c);
        if matches!(c, b'#' | b'\n' | b'\r') {
            return Some(true);
        }
        if !self.parens.is_empty() {
            return Some(false);
        }
        if continued_col != 0 {
            columns = Columns { col: continued_col, alt: continued_col };
        }
        self.nest(columns).then_some(false)
    }

    fn nest(&mut self, columns: Columns) -> bool {
        let (col, alt) = self.innermost();
        if columns.col == col {
            return columns.alt == alt || self.inconsistent_tabs();
        }
        if columns.col > col {
            if self.indents.len() >= MAX_INDENT {
                return self.indentation_error(Done::TooDeep);
            }
            if columns.alt <= alt {
                return self.inconsistent_tabs();
            }
            self.pending += 1;
            self.indents.push((columns.col, columns.alt));
            return true;
        }
        while self.indents.len() > 1 && columns.col < self.innermost().0 {
            self.pending -= 1;
            self.indents.pop();
        }
        let (col, alt) = self.innermost();
        if columns.col != col {
            return self.indentation_error(Done::Dedent);
        }
        columns.alt == alt || self.inconsistent_tabs()
    }

    fn innermost(&self) -> (u32, u32) {
        self.indents.last().copied().unwrap_or((0, 0))
    }

    fn inconsistent_tabs(&mut self) -> bool {
        self.indentation_error(Done::TabSpace)
    }

    fn indentation_error(&mut self, done: Done) -> bool {
        self.done = done;
        self.pos = self.line_end;
        false
    }

    /// What follows a backslash: a line end and a further line.
    pub(super) fn continuation_line(&mut self) -> bool {
        let mut c = self.next_char();
        if c == b'\r' {
            c = self.next_char();
        }
        if c != b'\n' {
            self.done = Done::LineContinuation;
            return false;
        }
        let c = self.next_char();
        if c == 0 {
            self.done = Done::Eof;
            self.pos = self.line_end;
            return false;
        }
        self.back_up(c);
        true
    }
}
