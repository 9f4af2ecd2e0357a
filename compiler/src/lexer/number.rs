//! Numbers: every literal form, and the error texts for those that are none.

use super::{ERROR, Lexer, Scanned, TokenKind};

/// A literal that is malformed; the error has been raised.
struct Malformed;

type Digits = Result<u8, Malformed>;

fn is_octal(c: u8) -> bool {
    matches!(c, b'0'..=b'7')
}

fn is_binary(c: u8) -> bool {
    matches!(c, b'0' | b'1')
}

impl Lexer<'_> {
    /// A number whose first character `c`, a digit, has been read.
    pub(super) fn number(&mut self, start: usize, c: u8) -> Scanned {
        let scanned = if c == b'0' { self.after_zero(start) } else { self.decimal() };
        self.finish_number(start, scanned)
    }

    /// A number that begins with a period; `c` is the digit behind it.
    pub(super) fn fraction(&mut self, start: usize, c: u8) -> Scanned {
        let scanned = self.after_point(c);
        self.finish_number(start, scanned)
    }

    fn finish_number(&mut self, start: usize, scanned: Digits) -> Scanned {
        match scanned {
            Err(Malformed) => ERROR,
            Ok(c) => {
                self.back_up(c);
                (TokenKind::Number, Some((start, self.pos)))
            }
        }
    }

    fn malformed(&mut self, message: impl Into<String>) -> Digits {
        self.syntax_error(message.into());
        Err(Malformed)
    }

    /// Gives `c` back first, so that the error points at the character before it.
    fn malformed_before(&mut self, c: u8, message: impl Into<String>) -> Digits {
        self.back_up(c);
        self.malformed(message)
    }

    /// Digits behind a first one, underscores between them; the character behind.
    fn decimal_tail(&mut self) -> Digits {
        loop {
            let mut c = self.next_char();
            while c.is_ascii_digit() {
                c = self.next_char();
            }
            if c != b'_' {
                return Ok(c);
            }
            c = self.next_char();
            if !c.is_ascii_digit() {
                return self.malformed_before(c, "invalid decimal literal");
            }
        }
    }

    fn decimal(&mut self) -> Digits {
        match self.decimal_tail()? {
            b'.' => {
                let c = self.next_char();
                self.after_point(c)
            }
            c => self.exponent_or_end(c),
        }
    }

    fn after_point(&mut self, mut c: u8) -> Digits {
        if c.is_ascii_digit() {
            c = self.decimal_tail()?;
        }
        self.exponent_or_end(c)
    }

    fn exponent_or_end(&mut self, c: u8) -> Digits {
        match c {
            b'e' | b'E' => self.exponent(c),
            _ => self.imaginary_or_end(c),
        }
    }

    fn imaginary_or_end(&mut self, c: u8) -> Digits {
        match c {
            b'j' | b'J' => {
                let c = self.next_char();
                self.verify_end(c, "imaginary")
            }
            _ => self.verify_end(c, "decimal"),
        }
    }

    fn exponent(&mut self, e: u8) -> Digits {
        let mut c = self.next_char();
        if c == b'+' || c == b'-' {
            c = self.next_char();
            if !c.is_ascii_digit() {
                return self.malformed_before(c, "invalid decimal literal");
            }
        } else if !c.is_ascii_digit() {
            // Not an exponent: `1else` and the like.
            self.back_up(c);
            return self.verify_end(e, "decimal");
        }
        let c = self.decimal_tail()?;
        self.imaginary_or_end(c)
    }

    fn after_zero(&mut self, start: usize) -> Digits {
        match self.next_char() {
            b'x' | b'X' => self.hexadecimal(),
            b'o' | b'O' => self.small_base(is_octal, "octal"),
            b'b' | b'B' => self.small_base(is_binary, "binary"),
            c => self.zeros(start, c),
        }
    }

    fn hexadecimal(&mut self) -> Digits {
        let mut c = self.next_char();
        loop {
            if c == b'_' {
                c = self.next_char();
            }
            if !c.is_ascii_hexdigit() {
                return self.malformed_before(c, "invalid hexadecimal literal");
            }
            while c.is_ascii_hexdigit() {
                c = self.next_char();
            }
            if c != b'_' {
                return self.verify_end(c, "hexadecimal");
            }
        }
    }

    fn small_base(&mut self, is_digit: fn(u8) -> bool, base: &str) -> Digits {
        let mut c = self.next_char();
        loop {
            if c == b'_' {
                c = self.next_char();
            }
            if !is_digit(c) {
                if c.is_ascii_digit() {
                    return self.invalid_digit(c, base);
                }
                return self.malformed_before(c, format!("invalid {base} literal"));
            }
            while is_digit(c) {
                c = self.next_char();
            }
            if c != b'_' {
                break;
            }
        }
        if c.is_ascii_digit() {
            return self.invalid_digit(c, base);
        }
        self.verify_end(c, base)
    }

    fn invalid_digit(&mut self, c: u8, base: &str) -> Digits {
        self.malformed(format!("invalid digit '{}' in {base} literal", c as char))
    }

    /// Zeros, perhaps followed by digits: an integer only if all are zero.
    fn zeros(&mut self, start: usize, mut c: u8) -> Digits {
        loop {
            if c == b'_' {
                c = self.next_char();
                if !c.is_ascii_digit() {
                    return self.malformed_before(c, "invalid decimal literal");
                }
            }
            if c != b'0' {
                break;
            }
            c = self.next_char();
        }
        let zeros_end = self.pos;
        let nonzero = c.is_ascii_digit();
        if nonzero {
            c = self.decimal_tail()?;
        }
        match c {
            b'.' => {
                let c = self.next_char();
                self.after_point(c)
            }
            b'e' | b'E' => self.exponent(c),
            b'j' | b'J' => self.imaginary_or_end(c),
            _ if nonzero && !self.options.extra_tokens => {
                self.back_up(c);
                let message = "leading zeros in decimal integer literals are not permitted; \
                               use an 0o prefix for octal integers";
                self.syntax_error_range(start, zeros_end, message.into());
                Err(Malformed)
            }
            _ => self.verify_end(c, "decimal"),
        }
    }

    /// A number must not run into a name. Keywords that can follow one in valid code only deserve a warning. `c`, the
    /// character behind the number, has been read.
    fn verify_end(&mut self, c: u8, kind: &str) -> Digits {
        if self.options.extra_tokens || !(c.is_ascii_alphanumeric() || c == b'_') {
            return Ok(c);
        }
        let keyword_follows = match c {
            b'a' => self.follows(b"nd"),
            b'e' => self.follows(b"lse"),
            b'f' => self.follows(b"or"),
            b'i' => {
                let c2 = self.next_char();
                self.back_up(c2);
                matches!(c2, b'f' | b'n' | b's')
            }
            b'o' => self.follows(b"r"),
            b'n' => self.follows(b"ot"),
            _ => false,
        };
        let message = format!("invalid {kind} literal");
        if !keyword_follows {
            return self.malformed_before(c, message);
        }
        self.back_up(c);
        self.warn(message, None);
        self.pos += 1;
        Ok(c)
    }

    /// The text goes on with `rest` and then no further character of a name.
    fn follows(&mut self, rest: &[u8]) -> bool {
        let start = self.pos;
        let goes_on = rest.iter().all(|&expected| self.next_char() == expected);
        let is_end = goes_on && {
            let behind = self.next_char();
            !(behind.is_ascii_alphanumeric() || behind == b'_' || behind >= 0x80)
        };
        // The line end at most has been read, so this is still the same line.
        self.pos = start;
        is_end
    }
}
