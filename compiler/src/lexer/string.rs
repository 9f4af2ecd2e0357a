//! String literals: plain ones as one token, f-strings and t-strings as a start, literal text and an end (PEP 701, 750).

use super::{Done, ERROR, Lexer, MAX_EXPR_NESTING, MAX_STRING_LEVEL, Scanned, StringMode, TokenKind};

/// Which prefix letters exclude each other, in the order in which CPython complains.
const INCOMPATIBLE: [(u8, u8); 7] =
    [(b'u', b'b'), (b'u', b'r'), (b'u', b'f'), (b'u', b't'), (b'b', b'f'), (b'b', b't'), (b'f', b't')];

impl Lexer<'_> {
    /// `f` or `t`.
    pub(super) fn string_prefix(&self) -> char {
        if self.mode().template { 't' } else { 'f' }
    }

    /// A string whose prefix is the name `start..self.pos`, if it is one; a quote follows.
    pub(super) fn prefixed_string(&mut self, start: usize) -> Option<Scanned> {
        let mut letters = [0; 5];
        let prefix = &self.source[start..self.pos];
        for (i, c) in prefix.iter().map(u8::to_ascii_lowercase).enumerate() {
            if i == letters.len() || letters.contains(&c) || !b"burft".contains(&c) {
                return None;
            }
            letters[i] = c;
        }
        let has = |letter| letters.contains(&letter);
        let bad = INCOMPATIBLE.iter().copied().find(|&(a, b)| has(a) && has(b));
        let quote = self.next_char();
        if let Some((a, b)) = bad {
            let message = format!("'{}' and '{}' prefixes are incompatible", a as char, b as char);
            self.syntax_error_range(start, self.pos, message);
            return Some(ERROR);
        }
        if has(b'f') || has(b't') {
            return Some(self.string_start(start, quote, has(b't'), has(b'r')));
        }
        Some(self.string_literal(start, quote))
    }

    /// A plain string whose opening quote has been read.
    pub(super) fn string_literal(&mut self, start: usize, quote: u8) -> Scanned {
        self.first_lineno = self.lineno;
        self.multi_line_start = self.line_start;
        let mut size = 1;
        let mut end_size = 0;
        let mut c = self.next_char();
        if c == quote {
            c = self.next_char();
            if c == quote {
                size = 3;
            } else {
                end_size = 1;
            }
        }
        if c != quote {
            self.back_up(c);
        }
        let mut escaped_quote = false;
        while end_size != size {
            if self.skip_plain_text(quote) {
                end_size = 0;
            }
            let c = self.next_char();
            if self.done == Done::Error {
                return ERROR;
            }
            if c == 0 || (size == 1 && c == b'\n') {
                self.unterminated(start, c, quote, size, escaped_quote);
                return ERROR;
            }
            if c == quote {
                end_size += 1;
                continue;
            }
            end_size = 0;
            if c == b'\\' {
                let c = self.next_char();
                escaped_quote |= c == quote;
                if c == b'\r' {
                    self.next_char();
                }
            }
        }
        (TokenKind::String, Some((start, self.pos)))
    }

    /// Moves to the next character of the current line that matters inside a string; whether any was skipped.
    fn skip_plain_text(&mut self, quote: u8) -> bool {
        let line = &self.source[self.pos..self.line_end];
        let length = memchr::memchr3(quote, b'\\', b'\n', line).unwrap_or(line.len());
        self.pos += length;
        length > 0
    }

    #[cold]
    fn unterminated(&mut self, start: usize, c: u8, quote: u8, size: u8, escaped_quote: bool) {
        let detected = self.lineno;
        self.pos = start + 1;
        self.line_start = self.multi_line_start;
        self.lineno = self.first_lineno;
        let mode = self.mode();
        if self.in_string() && mode.quote == quote && mode.quote_size == size {
            // The quote was meant to end the f-string around this literal.
            let prefix = self.string_prefix();
            self.syntax_error(format!("{prefix}-string: expecting '}}'"));
            return;
        }
        if size == 3 {
            self.syntax_error(format!(
                "unterminated triple-quoted string literal (detected at line {detected})"
            ));
        } else {
            let hint = if escaped_quote { "; perhaps you escaped the end quote?" } else { "" };
            self.syntax_error(format!("unterminated string literal (detected at line {detected}){hint}"));
        }
        if c != b'\n' {
            self.done = if size == 3 { Done::EofInString } else { Done::EolInString };
        }
    }

    /// The start of an f-string or t-string: prefix and opening quotes.
    fn string_start(&mut self, start: usize, quote: u8, template: bool, raw: bool) -> Scanned {
        self.first_lineno = self.lineno;
        self.multi_line_start = self.line_start;
        let mut quote_size = 1;
        let second = self.next_char();
        if second == quote {
            let third = self.next_char();
            if third == quote {
                quote_size = 3;
            } else {
                self.back_up(third);
                self.back_up(second);
            }
        } else {
            self.back_up(second);
        }
        if self.modes.len() >= MAX_STRING_LEVEL {
            self.syntax_error("too many nested f-strings or t-strings".into());
            return ERROR;
        }
        self.modes.push(StringMode {
            in_text: true,
            quote,
            quote_size,
            raw,
            template,
            bracket_depth: 0,
            expr_start_depth: -1,
            in_format_spec: false,
            start,
            line_start: self.line_start,
            lineno: self.lineno,
        });
        let kind = if template { TokenKind::TStringStart } else { TokenKind::FStringStart };
        (kind, Some((start, self.pos)))
    }

    /// Literal text, or the end of the string, or the brace that begins a replacement field.
    pub(super) fn string_text(&mut self) -> Scanned {
        let start = self.pos;
        self.in_token = true;
        self.first_lineno = self.lineno;
        self.start_col = self.column();
        let c = self.next_char();
        if c == b'{' {
            let peek = self.next_char();
            self.back_up(peek);
            self.back_up(c);
            if peek != b'{' {
                return if self.begin_field() { self.regular_token() } else { ERROR };
            }
        } else {
            self.back_up(c);
        }
        if self.at_closing_quotes() {
            let kind = if self.mode().template { TokenKind::TStringEnd } else { TokenKind::FStringEnd };
            self.modes.pop();
            return (kind, Some((start, self.pos)));
        }
        self.multi_line_start = self.line_start;
        let kind = if self.mode().template { TokenKind::TStringMiddle } else { TokenKind::FStringMiddle };
        match self.literal_text() {
            Some(end) => (kind, Some((start, end))),
            None => ERROR,
        }
    }

    fn begin_field(&mut self) -> bool {
        let mode = self.mode_mut();
        mode.expr_start_depth += 1;
        if mode.expr_start_depth >= MAX_EXPR_NESTING {
            let prefix = self.string_prefix();
            self.syntax_error(format!("{prefix}-string: expressions nested too deeply"));
            return false;
        }
        mode.in_text = false;
        true
    }

    /// Takes the closing quotes, if they are next.
    fn at_closing_quotes(&mut self) -> bool {
        let StringMode { quote, quote_size, .. } = *self.mode();
        for _ in 0..quote_size {
            let c = self.next_char();
            if c != quote {
                self.back_up(c);
                return false;
            }
        }
        true
    }

    /// Reads literal text; where it ends. (One of two doubled braces is not part of it, though it has been read.)
    fn literal_text(&mut self) -> Option<usize> {
        let StringMode { quote, quote_size, raw, .. } = *self.mode();
        let mut end_size = 0;
        let mut named_escape = false;
        while end_size != quote_size {
            let c = self.next_char();
            if self.done == Done::Error {
                return None;
            }
            let mode = self.mode();
            let in_format_spec = mode.in_format_spec && mode.expr_start_depth >= 0;
            if c == 0 || (quote_size == 1 && c == b'\n') {
                self.unterminated_text(c, in_format_spec);
                return None;
            }
            if c == quote {
                end_size += 1;
                continue;
            }
            end_size = 0;
            match c {
                b'{' => {
                    let peek = self.next_char();
                    if peek == b'{' && !in_format_spec {
                        return Some(self.pos - 1);
                    }
                    self.back_up(peek);
                    self.back_up(c);
                    if !self.begin_field() {
                        return None;
                    }
                    self.mode_mut().in_format_spec = false;
                    return Some(self.pos);
                }
                b'}' if named_escape => return Some(self.pos),
                b'}' => {
                    let peek = self.next_char();
                    if peek == b'}' && !in_format_spec && self.mode().bracket_depth == 0 {
                        return Some(self.pos - 1);
                    }
                    self.back_up(peek);
                    self.back_up(c);
                    let mode = self.mode_mut();
                    mode.in_text = false;
                    mode.in_format_spec = false;
                    return Some(self.pos);
                }
                b'\\' => named_escape |= self.escape_in_text(raw),
                _ => {}
            }
        }
        // The quotes become the token after this one.
        self.pos -= usize::from(quote_size);
        Some(self.pos)
    }

    /// What follows a backslash; whether it begins `\N{`.
    fn escape_in_text(&mut self, raw: bool) -> bool {
        let mut peek = self.next_char();
        if peek == b'\r' {
            peek = self.next_char();
        }
        if peek == b'{' || peek == b'}' {
            // The brace keeps its meaning.
            if !raw {
                self.warn_invalid_escape(peek as char);
            }
            self.back_up(peek);
            return false;
        }
        if raw || peek != b'N' {
            return false;
        }
        let brace = self.next_char();
        if brace != b'{' {
            self.back_up(brace);
        }
        brace == b'{'
    }

    fn warn_invalid_escape(&mut self, c: char) {
        let what = format!("\"\\{c}\" is an invalid escape sequence. ");
        let hint = format!("Did you mean \"\\\\{c}\"? A raw string is also an option.");
        let message = format!("{what}Such sequences will not work in the future. {hint}");
        self.warn(message, Some(what + &hint));
    }

    #[cold]
    fn unterminated_text(&mut self, c: u8, in_format_spec: bool) {
        let prefix = self.string_prefix();
        if in_format_spec && c == b'\n' {
            self.syntax_error(format!(
                "{prefix}-string: newlines are not allowed in format specifiers for single quoted \
                 {prefix}-strings"
            ));
            return;
        }
        let detected = self.lineno;
        let StringMode { start, line_start, lineno, quote_size, .. } = *self.mode();
        self.pos = start + 1;
        self.line_start = line_start;
        self.lineno = lineno;
        if quote_size == 3 {
            self.syntax_error(format!(
                "unterminated triple-quoted {prefix}-string literal (detected at line {detected})"
            ));
            if c != b'\n' {
                self.done = Done::EofInString;
            }
        } else {
            self.syntax_error(format!("unterminated {prefix}-string literal (detected at line {detected})"));
        }
    }
}
