"""A tokenizer for a small C-like language, written from a table; and a pretty-printer that works on its tokens.

usage: tokenizer.py [FILE]
"""
import re
import sys
from collections import Counter
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    COMMENT = r"//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/"
    SPACE = r"[ \t\r\n]+"
    FLOAT = r"(?:\d+\.\d*|\.\d+)(?:[eE][+-]?\d+)?|\d+[eE][+-]?\d+"
    INT = r"0[xX][\da-fA-F]+|0[bB][01]+|\d+"
    STRING = r'"(?:[^"\\\n]|\\.)*"'
    CHAR = r"'(?:[^'\\\n]|\\.)'"
    NAME = r"[^\W\d]\w*"
    OPERATOR = r"<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|[-+*/%&|^~!<>=?:.]"
    BRACKET = r"[(){}\[\]]"
    SEPARATOR = r"[,;]"
    KEYWORD = ""
    END = None

    @property
    def trivia(self):
        return self in (Kind.SPACE, Kind.COMMENT)


KEYWORDS = frozenset("break char const continue double else for if int return struct void while".split())
TOKEN = re.compile("|".join(f"(?P<{kind.name}>{kind.value})" for kind in Kind if kind.value))
ESCAPES = {"n": "\n", "t": "\t", "0": "\0", "\\": "\\", '"': '"', "'": "'"}
CLOSING = {")": "(", "]": "[", "}": "{"}


class Place(NamedTuple):
    line: int
    column: int

    def __str__(self):
        return f"{self.line}:{self.column}"

    def after(self, text):
        if newlines := text.count("\n"):
            return Place(self.line + newlines, len(text) - text.rindex("\n"))
        return self._replace(column=self.column + len(text))


class Token(NamedTuple):
    kind: Kind
    text: str
    place: Place

    @property
    def value(self):
        match self:
            case Token(Kind.INT, text):
                return int(text, 0) if text[1:2] in "xXbB" else int(text)
            case Token(Kind.FLOAT, text):
                return float(text)
            case Token(Kind.STRING | Kind.CHAR, text):
                return re.sub(r"\\(.)", self._unescape, text[1:-1])
        return self.text

    def _unescape(self, match):
        try:
            return ESCAPES[match[1]]
        except KeyError:
            raise TokenError(f"unknown escape {match[0]}", self.place) from None


class TokenError(Exception):
    def __init__(self, text, place):
        super().__init__(f"{place}: {text}")
        self.place = place


def tokenize(text, trivia=False):
    position, place = 0, Place(1, 1)
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None:
            char = text[position]
            reason = {'"': "string without end", "'": "bad character literal"}.get(char, f"stray {char!r}")
            if text.startswith("/*", position):
                reason = "comment without end"
            raise TokenError(reason, place)
        kind, found = Kind[match.lastgroup], match.group()
        if kind is Kind.NAME and found in KEYWORDS:
            kind = Kind.KEYWORD
        if trivia or not kind.trivia:
            yield Token(kind, found, place)
        position, place = match.end(), place.after(found)
    yield Token(Kind.END, "", place)


def check_brackets(tokens):
    """Passes tokens through; raises at the first bracket that has no partner."""
    stack = []
    for token in tokens:
        match token:
            case Token(Kind.BRACKET, "(" | "[" | "{"):
                stack.append(token)
            case Token(Kind.BRACKET, text):
                if not stack:
                    raise TokenError(f"{text!r} closes nothing", token.place)
                if (opening := stack.pop()).text != CLOSING[text]:
                    raise TokenError(f"{text!r} closes {opening.text!r} of {opening.place}", token.place)
            case Token(Kind.END) if stack:
                raise TokenError(f"{stack[-1].text!r} of {stack[-1].place} is not closed", token.place)
        yield token


def pretty(text, indent="    "):
    """The program with one style of spacing; comments are left out."""
    lines, line, depth, parens = [], [], 0, 0
    previous = None

    def flush(level):
        if line:
            lines.append(indent * level + "".join(line))
            line.clear()

    for token in check_brackets(tokenize(text)):
        match token:
            case Token(Kind.END):
                flush(depth)
            case Token(Kind.BRACKET, "{"):
                line.append(" {" if line else "{")
                flush(depth)
                depth += 1
            case Token(Kind.BRACKET, "}"):
                flush(depth)
                depth -= 1
                line.append("}")
                flush(depth)
            case Token(Kind.SEPARATOR, ";") if not parens:
                line.append(";")
                flush(depth)
            case _:
                parens += (token.text == "(") - (token.text == ")")
                if line and spaced(previous, token):
                    line.append(" ")
                line.append(token.text)
        previous = token
    return "\n".join(lines)


def spaced(before, token):
    if token.text in (",", ";", ")", "]", "[", "++", "--", ".", "->") or before.text in ("(", "[", ".", "->", "!", "~"):
        return False
    if token.text == "(":
        return before.kind in (Kind.KEYWORD, Kind.OPERATOR)
    return True


PROGRAM = r'''
/* The sieve of
   Eratosthenes */
int sieve[0x20];   // all zero
const double half=.5e0;
int main ( void ) {
  for(int i=2;i<32;i++) { if (!sieve[i]) { printf("%d\t\"prime\"\n",i);
      for (int j = i+i; j<32; j += i) sieve[j]=1; } }
  char größe = '\n', zero='\0';
  return größe==10&&p->next!=0b11?0:1.5e3>=2.;
}
'''

BROKEN = ['int x = "abc', "a @ b", "f(1, [2)]", "{ (", "}", "'ab'", "x /* never", '"bad \\q escape"', "1.2.3 0x"]


def main(argv):
    text = open(argv[0], encoding="utf-8").read() if argv else PROGRAM
    tokens = list(check_brackets(tokenize(text)))
    for token in tokens[:48]:
        print(f"{token.place!s:>6} {token.kind.name:<9} {token.value!r}")
    print(Counter(token.kind.name for token in tokens).most_common())
    assert "".join(token.text for token in tokenize(text, trivia=True)) == text
    print(pretty(text))
    assert pretty(pretty(text)) == pretty(text)
    for text in BROKEN:
        try:
            print([token.value for token in check_brackets(tokenize(text))])
        except TokenError as error:
            print(f"{text!r}: {error}")
    big = PROGRAM * 60
    print(sum(1 for _ in tokenize(big)), "tokens in", big.count("\n"), "lines, the last at", list(tokenize(big))[-1].place)


if __name__ == "__main__":
    main(sys.argv[1:])
