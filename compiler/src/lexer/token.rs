//! Tokens: their kinds, with the numbers of CPython's `token` module, and where they stand.
//!
//! Keywords are kinds of their own, numbered from 100 (`token` knows them as `NAME`); soft keywords (`match`, `case`, `type`,
//! `_`) are plain names that the parser looks at.

/// No column: tokens that stand for nothing in the text (`INDENT`, `DEDENT`, `ENDMARKER`).
pub const NO_COLUMN: u32 = u32::MAX;

macro_rules! token_kinds {
    ($($variant:ident = $number:literal, $name:literal;)*) => {
        /// What a token is. The number is that of `token`, for keywords 100 and more.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum TokenKind {
            $($variant = $number,)*
        }

        impl TokenKind {
            pub const ALL: &'static [TokenKind] = &[$(TokenKind::$variant,)*];

            /// The keyword or operator itself, otherwise the name in `token.tok_name`.
            pub fn text(self) -> &'static str {
                match self {
                    $(TokenKind::$variant => $name,)*
                }
            }
        }
    };
}

token_kinds! {
    EndMarker = 0, "ENDMARKER";
    Name = 1, "NAME";
    Number = 2, "NUMBER";
    String = 3, "STRING";
    Newline = 4, "NEWLINE";
    Indent = 5, "INDENT";
    Dedent = 6, "DEDENT";
    LPar = 7, "(";
    RPar = 8, ")";
    LSqb = 9, "[";
    RSqb = 10, "]";
    Colon = 11, ":";
    Comma = 12, ",";
    Semi = 13, ";";
    Plus = 14, "+";
    Minus = 15, "-";
    Star = 16, "*";
    Slash = 17, "/";
    VBar = 18, "|";
    Amper = 19, "&";
    Less = 20, "<";
    Greater = 21, ">";
    Equal = 22, "=";
    Dot = 23, ".";
    Percent = 24, "%";
    LBrace = 25, "{";
    RBrace = 26, "}";
    EqEqual = 27, "==";
    NotEqual = 28, "!=";
    LessEqual = 29, "<=";
    GreaterEqual = 30, ">=";
    Tilde = 31, "~";
    Circumflex = 32, "^";
    LeftShift = 33, "<<";
    RightShift = 34, ">>";
    DoubleStar = 35, "**";
    PlusEqual = 36, "+=";
    MinEqual = 37, "-=";
    StarEqual = 38, "*=";
    SlashEqual = 39, "/=";
    PercentEqual = 40, "%=";
    AmperEqual = 41, "&=";
    VBarEqual = 42, "|=";
    CircumflexEqual = 43, "^=";
    LeftShiftEqual = 44, "<<=";
    RightShiftEqual = 45, ">>=";
    DoubleStarEqual = 46, "**=";
    DoubleSlash = 47, "//";
    DoubleSlashEqual = 48, "//=";
    At = 49, "@";
    AtEqual = 50, "@=";
    RArrow = 51, "->";
    Ellipsis = 52, "...";
    ColonEqual = 53, ":=";
    Exclamation = 54, "!";
    Op = 55, "OP";
    TypeIgnore = 56, "TYPE_IGNORE";
    TypeComment = 57, "TYPE_COMMENT";
    SoftKeyword = 58, "SOFT_KEYWORD";
    FStringStart = 59, "FSTRING_START";
    FStringMiddle = 60, "FSTRING_MIDDLE";
    FStringEnd = 61, "FSTRING_END";
    TStringStart = 62, "TSTRING_START";
    TStringMiddle = 63, "TSTRING_MIDDLE";
    TStringEnd = 64, "TSTRING_END";
    Comment = 65, "COMMENT";
    Nl = 66, "NL";
    ErrorToken = 67, "ERRORTOKEN";
    KwFalse = 100, "False";
    KwNone = 101, "None";
    KwTrue = 102, "True";
    And = 103, "and";
    As = 104, "as";
    Assert = 105, "assert";
    Async = 106, "async";
    Await = 107, "await";
    Break = 108, "break";
    Class = 109, "class";
    Continue = 110, "continue";
    Def = 111, "def";
    Del = 112, "del";
    Elif = 113, "elif";
    Else = 114, "else";
    Except = 115, "except";
    Finally = 116, "finally";
    For = 117, "for";
    From = 118, "from";
    Global = 119, "global";
    If = 120, "if";
    Import = 121, "import";
    In = 122, "in";
    Is = 123, "is";
    Lambda = 124, "lambda";
    Nonlocal = 125, "nonlocal";
    Not = 126, "not";
    Or = 127, "or";
    Pass = 128, "pass";
    Raise = 129, "raise";
    Return = 130, "return";
    Try = 131, "try";
    While = 132, "while";
    With = 133, "with";
    Yield = 134, "yield";
}

impl TokenKind {
    pub fn is_keyword(self) -> bool {
        self as u8 >= TokenKind::KwFalse as u8
    }

    /// String literals and the parts of f-strings and t-strings: the tokens that can span lines.
    pub fn is_string_literal(self) -> bool {
        use TokenKind::*;
        matches!(
            self,
            String | FStringStart | FStringMiddle | FStringEnd | TStringStart | TStringMiddle | TStringEnd
        )
    }
}

/// One token. `start..end` is its text in the source; lines count from 1, columns are byte offsets from 0 or
/// [`NO_COLUMN`].
#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: TokenKind,
    /// How many brackets are open behind the token.
    pub level: u8,
    pub start: u32,
    pub end: u32,
    pub lineno: u32,
    pub col_offset: u32,
    pub end_lineno: u32,
    pub end_col_offset: u32,
}

/// The keyword that `name` is.
pub fn keyword(name: &[u8]) -> Option<TokenKind> {
    use TokenKind::*;
    if !(2..=8).contains(&name.len()) {
        return None;
    }
    let kind = match name {
        b"as" => As,
        b"if" => If,
        b"in" => In,
        b"is" => Is,
        b"or" => Or,
        b"and" => And,
        b"def" => Def,
        b"del" => Del,
        b"for" => For,
        b"not" => Not,
        b"try" => Try,
        b"None" => KwNone,
        b"True" => KwTrue,
        b"elif" => Elif,
        b"else" => Else,
        b"from" => From,
        b"pass" => Pass,
        b"with" => With,
        b"False" => KwFalse,
        b"async" => Async,
        b"await" => Await,
        b"break" => Break,
        b"class" => Class,
        b"raise" => Raise,
        b"while" => While,
        b"yield" => Yield,
        b"assert" => Assert,
        b"except" => Except,
        b"global" => Global,
        b"import" => Import,
        b"lambda" => Lambda,
        b"return" => Return,
        b"finally" => Finally,
        b"continue" => Continue,
        b"nonlocal" => Nonlocal,
        _ => return None,
    };
    Some(kind)
}

/// The operator of one character; `OP` for any other character, as CPython's tokenizer has it.
pub fn one_char(c: u8) -> TokenKind {
    use TokenKind::*;
    match c {
        b'(' => LPar,
        b')' => RPar,
        b'[' => LSqb,
        b']' => RSqb,
        b':' => Colon,
        b',' => Comma,
        b';' => Semi,
        b'+' => Plus,
        b'-' => Minus,
        b'*' => Star,
        b'/' => Slash,
        b'|' => VBar,
        b'&' => Amper,
        b'<' => Less,
        b'>' => Greater,
        b'=' => Equal,
        b'.' => Dot,
        b'%' => Percent,
        b'{' => LBrace,
        b'}' => RBrace,
        b'~' => Tilde,
        b'^' => Circumflex,
        b'@' => At,
        b'!' => Exclamation,
        _ => Op,
    }
}

pub fn two_chars(c1: u8, c2: u8) -> Option<TokenKind> {
    use TokenKind::*;
    let kind = match [c1, c2] {
        [b'=', b'='] => EqEqual,
        [b'!', b'='] => NotEqual,
        [b'<', b'='] => LessEqual,
        [b'>', b'='] => GreaterEqual,
        [b'<', b'<'] => LeftShift,
        [b'>', b'>'] => RightShift,
        [b'*', b'*'] => DoubleStar,
        [b'+', b'='] => PlusEqual,
        [b'-', b'='] => MinEqual,
        [b'*', b'='] => StarEqual,
        [b'/', b'='] => SlashEqual,
        [b'%', b'='] => PercentEqual,
        [b'&', b'='] => AmperEqual,
        [b'|', b'='] => VBarEqual,
        [b'^', b'='] => CircumflexEqual,
        [b'/', b'/'] => DoubleSlash,
        [b'@', b'='] => AtEqual,
        [b'-', b'>'] => RArrow,
        [b':', b'='] => ColonEqual,
        _ => return None,
    };
    Some(kind)
}

pub fn three_chars(c1: u8, c2: u8, c3: u8) -> Option<TokenKind> {
    use TokenKind::*;
    let kind = match [c1, c2, c3] {
        [b'<', b'<', b'='] => LeftShiftEqual,
        [b'>', b'>', b'='] => RightShiftEqual,
        [b'*', b'*', b'='] => DoubleStarEqual,
        [b'/', b'/', b'='] => DoubleSlashEqual,
        [b'.', b'.', b'.'] => Ellipsis,
        _ => return None,
    };
    Some(kind)
}
