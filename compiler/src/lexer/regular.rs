//! Tokens outside the text of f-strings and t-strings.

use super::token::{keyword, one_char, three_chars, two_chars};
use super::{ERROR, Lexer, MAX_LEVEL, Paren, Scanned, TokenKind, is_printable};

/// Spaces here stand for any number of blanks.
const TYPE_COMMENT_PREFIX: &[u8] = b"# type: ";

/// Which bytes names consist of.
static IS_NAME_BYTE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < table.len() {
        let c = byte as u8;
        table[byte] = c.is_ascii_alphanumeric() || c == b'_' || c >= 0x80;
        byte += 1;
    }
    table
};

fn is_name_byte(c: u8) -> bool {
    IS_NAME_BYTE[usize::from(c)]
}

fn is_blank(c: u8) -> bool {
    matches!(c, b' ' | b'\t' | b'\x0c')
}

impl Lexer<'_> {
    pub(super) fn regular_token(&mut self) -> Scanned {
        loop {
            self.in_token = false;
            let mut blank_line = false;
            if self.at_line_start {
                match self.indentation() {
                    Some(blank) => blank_line = blank,
                    None => return ERROR,
                }
            }
            self.begin_token(self.pos);
            if self.pending != 0 {
                return self.indent_or_dedent();
            }
            if let Some(scanned) = self.token_in_line(blank_line) {
                return scanned;
            }
        }
    }

    fn begin_token(&mut self, start: usize) {
        self.in_token = true;
        self.start_col = start.saturating_sub(self.line_start) as u32;
    }

    fn indent_or_dedent(&mut self) -> Scanned {
        let extra = self.options.extra_tokens;
        if self.pending < 0 {
            self.pending += 1;
            (TokenKind::Dedent, extra.then_some((self.pos, self.pos)))
        } else {
            self.pending -= 1;
            (TokenKind::Indent, extra.then_some((self.line_start, self.pos)))
        }
    }

    /// The next token on the line, or `None` if the line ends without yielding one.
    fn token_in_line(&mut self, blank_line: bool) -> Option<Scanned> {
        loop {
            self.in_token = false;
            while self.pos < self.line_end && is_blank(self.byte_at(self.pos)) {
                self.pos += 1;
            }
            let mut c = self.next_char();
            let start = self.pos.saturating_sub(1);
            self.begin_token(start);
            if c == b'#' {
                match self.comment(start, blank_line) {
                    Ok(end) => c = end,
                    Err(scanned) => return Some(scanned),
                }
            }
            if c == b'\r' {
                c = self.next_char();
            }
            return match c {
                0 => Some(self.end_of_text()),
                b'\n' => self.newline(start, blank_line),
                _ if c.is_ascii_alphabetic() || c == b'_' || c >= 0x80 => Some(self.name(start)),
                b'0'..=b'9' => Some(self.number(start, c)),
                b'.' => Some(self.period(start)),
                b'"' | b'\'' => Some(self.string_literal(start, c)),
                b'\\' => {
                    if !self.continuation_line() {
                        return Some(ERROR);
                    }
                    continue;
                }
                _ => Some(self.operator(start, c)),
            };
        }
    }

    fn end_of_text(&self) -> Scanned {
        if self.parens.is_empty() && self.done == super::Done::Eof {
            (TokenKind::EndMarker, None)
        } else {
            ERROR
        }
    }

    /// Skips a comment and takes the character behind it; the error is a token that the comment itself is.
    fn comment(&mut self, start: usize, blank_line: bool) -> Result<u8, Scanned> {
        let rest = &self.source[self.pos..self.line_end];
        self.pos += memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let end = self.pos;
        let c = self.next_char();
        if self.options.type_comments
            && let Some(text) = self.type_comment_text(start, end)
        {
            self.back_up(c);
            return Err(self.type_comment(text, end, blank_line));
        }
        if self.options.extra_tokens {
            self.back_up(c);
            self.comment_newline = blank_line;
            return Err((TokenKind::Comment, Some((start, end))));
        }
        Ok(c)
    }

    /// Where the text of a type comment begins.
    fn type_comment_text(&self, start: usize, end: usize) -> Option<usize> {
        let mut pos = start;
        for &c in TYPE_COMMENT_PREFIX {
            if c == b' ' {
                while pos < end && matches!(self.byte_at(pos), b' ' | b'\t') {
                    pos += 1;
                }
            } else if pos < end && self.byte_at(pos) == c {
                pos += 1;
            } else {
                return None;
            }
        }
        Some(pos)
    }

    fn type_comment(&mut self, text: usize, end: usize, blank_line: bool) -> Scanned {
        // "ignore" and then nothing that could make it another word.
        let tag = text + 6;
        let is_ignore = self.source[text..end].starts_with(b"ignore")
            && !(tag < end && (self.byte_at(tag) >= 0x80 || self.byte_at(tag).is_ascii_alphanumeric()));
        if !is_ignore {
            self.start_col = (text - self.line_start) as u32;
            return (TokenKind::TypeComment, Some((text, end)));
        }
        self.start_col = (tag - self.line_start) as u32;
        if blank_line {
            self.next_char();
            self.at_line_start = true;
        }
        (TokenKind::TypeIgnore, Some((tag, end)))
    }

    fn newline(&mut self, start: usize, blank_line: bool) -> Option<Scanned> {
        self.at_line_start = true;
        let extra = self.options.extra_tokens;
        if blank_line || !self.parens.is_empty() {
            if !extra {
                return None;
            }
            self.comment_newline = false;
            return Some((TokenKind::Nl, Some((start, self.pos))));
        }
        if self.comment_newline && extra {
            self.comment_newline = false;
            return Some((TokenKind::Nl, Some((start, self.pos))));
        }
        Some((TokenKind::Newline, Some((start, self.pos - 1))))
    }

    /// A name, a keyword, or a string with a prefix. The first character has been read.
    fn name(&mut self, start: usize) -> Scanned {
        let rest = self.source.get(start..).unwrap_or_default();
        let length = rest.iter().position(|&c| !is_name_byte(c)).unwrap_or(rest.len());
        let pos = start + length;
        self.pos = pos;
        let quote = self.byte_at(pos);
        if matches!(quote, b'"' | b'\'')
            && let Some(scanned) = self.prefixed_string(start)
        {
            return scanned;
        }
        if pos == self.line_end {
            // Looking for a further character of the name finds the end of the text.
            self.next_char();
        }
        let name = self.source.get(start..pos).unwrap_or_default();
        let kind = keyword(name).unwrap_or(TokenKind::Name);
        if kind == TokenKind::Name && !name.is_ascii() && !self.verify_identifier(start) {
            return ERROR;
        }
        (kind, Some((start, pos)))
    }

    fn period(&mut self, start: usize) -> Scanned {
        let c = self.next_char();
        if c.is_ascii_digit() {
            return self.fraction(start, c);
        }
        if c == b'.' {
            let c = self.next_char();
            if c == b'.' {
                return (TokenKind::Ellipsis, Some((start, self.pos)));
            }
            self.back_up(c);
        }
        self.back_up(c);
        (TokenKind::Dot, Some((start, self.pos)))
    }

    fn operator(&mut self, start: usize, c: u8) -> Scanned {
        if c == b':' && self.begins_format_spec() {
            let mode = self.mode_mut();
            mode.in_text = true;
            mode.in_format_spec = true;
            return (TokenKind::Colon, Some((start, self.pos)));
        }
        let c2 = self.next_char();
        let two = if self.barry_as_bdfl && (c, c2) == (b'<', b'>') {
            Some(TokenKind::NotEqual)
        } else {
            two_chars(c, c2)
        };
        if let Some(mut kind) = two {
            let c3 = self.next_char();
            match three_chars(c, c2, c3) {
                Some(longer) => kind = longer,
                None => self.back_up(c3),
            }
            return (kind, Some((start, self.pos)));
        }
        self.back_up(c2);
        let accepted = match c {
            b'(' | b'[' | b'{' => self.open_bracket(start, c),
            b')' | b']' | b'}' => self.close_bracket(c),
            _ => true,
        };
        if !accepted {
            return ERROR;
        }
        if !is_printable(c as char) {
            self.syntax_error(format!("invalid non-printable character U+{c:04X}"));
            return ERROR;
        }
        (one_char(c), Some((start, self.pos)))
    }

    /// A colon at the outermost level of a replacement field.
    fn begins_format_spec(&self) -> bool {
        let mode = self.mode();
        self.in_string() && mode.expr_start_depth >= 0 && mode.bracket_depth - 1 == mode.expr_start_depth
    }

    fn open_bracket(&mut self, start: usize, c: u8) -> bool {
        if self.parens.len() >= MAX_LEVEL {
            self.syntax_error("too many nested parentheses".into());
            return false;
        }
        self.parens.push(Paren {
            char: c,
            lineno: self.lineno,
            col_offset: (start - self.line_start) as u32,
        });
        if self.in_string() {
            self.mode_mut().bracket_depth += 1;
        }
        true
    }

    fn close_bracket(&mut self, c: u8) -> bool {
        let (in_string, extra) = (self.in_string(), self.options.extra_tokens);
        if in_string && self.mode().bracket_depth == 0 && c == b'}' {
            let prefix = self.string_prefix();
            self.syntax_error(format!("{prefix}-string: single '}}' is not allowed"));
            return false;
        }
        match self.parens.pop() {
            None if extra => {}
            None => {
                self.syntax_error(format!("unmatched '{}'", c as char));
                return false;
            }
            Some(opening) => {
                let matches = matches!((opening.char, c), (b'(', b')') | (b'[', b']') | (b'{', b'}'));
                if !extra && !matches {
                    self.mismatch(opening, c);
                    return false;
                }
            }
        }
        !in_string || self.close_bracket_in_string(c)
    }

    fn close_bracket_in_string(&mut self, c: u8) -> bool {
        let mode = self.mode_mut();
        mode.bracket_depth -= 1;
        if mode.bracket_depth < 0 {
            let prefix = self.string_prefix();
            self.syntax_error(format!("{prefix}-string: unmatched '{}'", c as char));
            return false;
        }
        if c == b'}' && mode.bracket_depth == mode.expr_start_depth {
            mode.expr_start_depth -= 1;
            mode.in_text = true;
            mode.in_format_spec = false;
        }
        true
    }

    #[cold]
    fn mismatch(&mut self, opening: Paren, closing: u8) {
        let (open, close) = (opening.char as char, closing as char);
        let mode = self.mode();
        let ends_field =
            self.in_string() && opening.char == b'{' && mode.bracket_depth - 1 == mode.expr_start_depth;
        let message = if ends_field {
            format!("{}-string: unmatched '{close}'", self.string_prefix())
        } else if opening.lineno != self.lineno {
            format!(
                "closing parenthesis '{close}' does not match opening parenthesis '{open}' on line {}",
                opening.lineno
            )
        } else {
            format!("closing parenthesis '{close}' does not match opening parenthesis '{open}'")
        };
        self.syntax_error(message);
    }
}
