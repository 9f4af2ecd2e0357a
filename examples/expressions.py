"""Parses and evaluates arithmetic expressions with variables, functions and good error messages.

The parser is a Pratt parser: every operator has a binding power. Trees can be printed, simplified and differentiated.
"""
from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Callable, Iterator

TOKEN = re.compile(r"""
    (?P<space>\s+)
  | (?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<name>[A-Za-z_]\w*)
  | (?P<op>\*\*|//|[-+*/%^(),=!<>])
""", re.VERBOSE)


class ExpressionError(Exception):
    def __init__(self, text: str, source: str, position: int):
        super().__init__(text)
        self.source = source
        self.position = position

    def __str__(self) -> str:
        return f"{self.args[0]}\n    {self.source}\n    {' ' * self.position}^"


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    position: int


def tokenize(source: str) -> Iterator[Token]:
    position = 0
    while position < len(source):
        match = TOKEN.match(source, position)
        if match is None:
            raise ExpressionError(f"unexpected character {source[position]!r}", source, position)
        if match.lastgroup != "space":
            yield Token(match.lastgroup, match.group(), position)
        position = match.end()
    yield Token("end", "", position)


class Node:
    def evaluate(self, scope: dict[str, float]) -> float:
        raise NotImplementedError

    def derive(self, name: str) -> Node:
        raise NotImplementedError

    def simplify(self) -> Node:
        return self


@dataclass(frozen=True)
class Number(Node):
    value: float

    def evaluate(self, scope):
        return self.value

    def derive(self, name):
        return Number(0)

    def __str__(self):
        return f"{self.value:g}"


@dataclass(frozen=True)
class Variable(Node):
    name: str

    def evaluate(self, scope):
        try:
            return scope[self.name]
        except KeyError:
            raise NameError(f"variable {self.name!r} has no value") from None

    def derive(self, name):
        return Number(1 if name == self.name else 0)

    def __str__(self):
        return self.name


@dataclass(frozen=True)
class Unary(Node):
    operand: Node

    def evaluate(self, scope):
        return -self.operand.evaluate(scope)

    def derive(self, name):
        return Unary(self.operand.derive(name))

    def simplify(self):
        operand = self.operand.simplify()
        match operand:
            case Number(value):
                return Number(-value)
            case Unary(inner):
                return inner
        return Unary(operand)

    def __str__(self):
        return f"-{self.operand}"


OPERATORS: dict[str, tuple[int, bool, Callable[[float, float], float]]] = {
    "+": (10, False, lambda a, b: a + b),
    "-": (10, False, lambda a, b: a - b),
    "*": (20, False, lambda a, b: a * b),
    "/": (20, False, lambda a, b: a / b),
    "//": (20, False, lambda a, b: a // b),
    "%": (20, False, lambda a, b: a % b),
    "^": (40, True, lambda a, b: a ** b),
    "**": (40, True, lambda a, b: a ** b),
}
UNARY_POWER = 30


@dataclass(frozen=True)
class Binary(Node):
    op: str
    left: Node
    right: Node

    def evaluate(self, scope):
        return OPERATORS[self.op][2](self.left.evaluate(scope), self.right.evaluate(scope))

    def derive(self, name):
        a, b = self.left, self.right
        da, db = a.derive(name), b.derive(name)
        match self.op:
            case "+" | "-":
                return Binary(self.op, da, db)
            case "*":
                return Binary("+", Binary("*", da, b), Binary("*", a, db))
            case "/":
                top = Binary("-", Binary("*", da, b), Binary("*", a, db))
                return Binary("/", top, Binary("^", b, Number(2)))
            case "^" | "**" if isinstance(b, Number):
                return Binary("*", Binary("*", b, Binary("^", a, Number(b.value - 1))), da)
        raise ValueError(f"cannot derive {self.op!r}")

    def simplify(self):
        a, b = self.left.simplify(), self.right.simplify()
        match (self.op, a, b):
            case (_, Number(x), Number(y)) if not (self.op in "/%" and y == 0):
                return Number(OPERATORS[self.op][2](x, y))
            case ("+", Number(0), other) | ("+", other, Number(0)) | ("-", other, Number(0)):
                return other
            case ("*", Number(0), _) | ("*", _, Number(0)):
                return Number(0)
            case ("*", Number(1), other) | ("*", other, Number(1)) | ("/", other, Number(1)):
                return other
            case ("^" | "**", other, Number(1)):
                return other
            case ("^" | "**", _, Number(0)):
                return Number(1)
        return Binary(self.op, a, b)

    def __str__(self):
        return f"({self.left} {self.op} {self.right})"


FUNCTIONS = {
    "sqrt": (1, math.sqrt), "sin": (1, math.sin), "cos": (1, math.cos), "exp": (1, math.exp),
    "log": (1, math.log), "abs": (1, abs), "max": (None, max), "min": (None, min), "hypot": (2, math.hypot),
}


@dataclass(frozen=True)
class Call(Node):
    name: str
    args: tuple[Node, ...]

    def evaluate(self, scope):
        return FUNCTIONS[self.name][1](*(arg.evaluate(scope) for arg in self.args))

    def derive(self, name):
        inner, = self.args
        outer = {"sin": Call("cos", (inner,)), "exp": self, "log": Binary("/", Number(1), inner),
                 "cos": Unary(Call("sin", (inner,)))}.get(self.name)
        if outer is None:
            raise ValueError(f"cannot derive {self.name}")
        return Binary("*", outer, inner.derive(name))

    def simplify(self):
        return Call(self.name, tuple(arg.simplify() for arg in self.args))

    def __str__(self):
        return f"{self.name}({', '.join(map(str, self.args))})"


class Parser:
    def __init__(self, source: str):
        self.source = source
        self.tokens = tokenize(source)
        self.current = next(self.tokens)

    def error(self, text: str) -> ExpressionError:
        return ExpressionError(text, self.source, self.current.position)

    def advance(self) -> Token:
        token, self.current = self.current, next(self.tokens, self.current)
        return token

    def expect(self, text: str) -> None:
        if self.current.text != text:
            found = repr(self.current.text) if self.current.text else "the end"
            raise self.error(f"expected {text!r}, found {found}")
        self.advance()

    def parse(self) -> Node:
        node = self.expression(0)
        if self.current.kind != "end":
            raise self.error(f"unexpected {self.current.text!r}")
        return node

    def expression(self, minimum: int) -> Node:
        left = self.prefix()
        while (row := OPERATORS.get(self.current.text)) and row[0] >= minimum:
            power, right_associative, _ = row
            op = self.advance().text
            left = Binary(op, left, self.expression(power if right_associative else power + 1))
        return left

    def prefix(self) -> Node:
        token = self.advance()
        match token:
            case Token("number", text):
                return Number(float(text))
            case Token("name", name) if self.current.text == "(":
                return self.call(token)
            case Token("name", name):
                return Variable(name)
            case Token("op", "-"):
                return Unary(self.expression(UNARY_POWER))
            case Token("op", "("):
                node = self.expression(0)
                self.expect(")")
                return node
        raise ExpressionError("expected a value", self.source, token.position)

    def call(self, name: Token) -> Node:
        if name.text not in FUNCTIONS:
            raise ExpressionError(f"unknown function {name.text!r}", self.source, name.position)
        self.expect("(")
        args = []
        while self.current.text != ")":
            args.append(self.expression(0))
            if self.current.text != ",":
                break
            self.advance()
        self.expect(")")
        arity, _ = FUNCTIONS[name.text]
        if arity is not None and len(args) != arity:
            raise ExpressionError(f"{name.text} takes {arity} arguments, not {len(args)}", self.source, name.position)
        return Call(name.text, tuple(args))


SCOPE = {"pi": math.pi, "e": math.e, "x": 3.0, "y": -0.5}

GOOD = """
1 + 2 * 3
(1 + 2) * 3
2 ^ 3 ^ 2
-2 ** 2
7 // 2 - 7 % 4
sqrt(x * x + 16) / max(1, 2, y)
sin(pi / 2) + cos(0) + 1e-3
hypot(3, 4) - abs(-5) + .5
"""

BAD = ["1 +", "(1 + 2", "2 $ 3", "foo(1)", "sqrt(1, 2)", "1 2", "1 / 0", "z + 1", "sqrt(-1)", "max()", "10 ^ 400 * 10.0 ^ 400"]

DERIVATIVES = ["x ^ 3 + 2 * x", "sin(x * x)", "exp(2 * x) / x", "log(x) * x", "1 - (0 * x + 1) * -y", "max(x, 1)"]


def main() -> None:
    for source in GOOD.strip().splitlines():
        node = Parser(source).parse()
        print(f"{source:<34} = {node.evaluate(SCOPE):<12.6g} {node}")
    for source in BAD:
        try:
            print(Parser(source).parse().evaluate(SCOPE))
        except (ExpressionError, ArithmeticError, NameError, TypeError, ValueError) as error:
            print(f"{type(error).__name__}: {error}")
    for source in DERIVATIVES:
        node = Parser(source).parse()
        try:
            print(f"d/dx {source} = {node.derive('x').simplify()}")
        except ValueError as error:
            print(f"d/dx {source}: {error}")
    print(Parser("1 + 2 * x").parse())
    print(repr(Parser("-x").parse()))
    print(Number(2) == Number(2.0), hash(Variable("a")) == hash(Variable("a")), len({Number(1), Number(1)}))


if __name__ == "__main__":
    main()
