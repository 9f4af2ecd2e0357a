"""A small Lisp: reader, macros, tail calls, closures, errors with what was being evaluated.

usage: lisp.py [FILE]        without a file, a demonstration
"""
import functools
import itertools
import math
import operator
import sys
from fractions import Fraction


class LispError(Exception):
    pass


class Symbol(str):
    __slots__ = ()

    def __repr__(self):
        return str(self)


QUOTES = {"'": Symbol("quote"), "`": Symbol("quasiquote"), ",": Symbol("unquote"), ",@": Symbol("splice")}
SEPARATORS = "()'`,\" \n\t;"


def tokens(text):
    position = 0
    while position < len(text):
        char = text[position]
        if char in " \n\t":
            position += 1
        elif char == ";":
            position = text.find("\n", position) % (len(text) + 1)
        elif char == '"':
            end = text.find('"', position + 1)
            if end < 0:
                raise LispError("a string has no end")
            yield text[position:end + 1]
            position = end + 1
        elif text.startswith(",@", position):
            yield ",@"
            position += 2
        elif char in "()'`,":
            yield char
            position += 1
        else:
            end = position
            while end < len(text) and text[end] not in SEPARATORS:
                end += 1
            yield text[position:end]
            position = end


def atom(token):
    if token.startswith('"'):
        return token[1:-1]
    for convert in (int, Fraction if "/" in token else float):
        try:
            return convert(token)
        except ValueError:
            pass
    return {"#t": True, "#f": False, "nil": None}.get(token, Symbol(token))


def read(stream):
    try:
        token = next(stream)
    except StopIteration:
        raise LispError("unexpected end") from None
    if token == "(":
        items = []
        while (item := read(stream)) is not CLOSE:
            items.append(item)
        return items
    if token == ")":
        return CLOSE
    if token in QUOTES:
        return [QUOTES[token], read(stream)]
    return atom(token)


CLOSE = object()


def read_all(text):
    stream = tokens(text)
    for token in stream:
        form = read(itertools.chain([token], stream))
        if form is CLOSE:
            raise LispError("unexpected )")
        yield form


def show(value):
    match value:
        case True:
            return "#t"
        case False:
            return "#f"
        case None:
            return "nil"
        case Symbol():
            return str(value)
        case str():
            return f'"{value}"'
        case list():
            return "(" + " ".join(map(show, value)) + ")"
        case Lambda():
            return f"<{'macro' if value.is_macro else 'lambda'} {value.name}>"
        case _ if callable(value):
            return f"<builtin {getattr(value, '__name__', '?')}>"
    return str(value)


class Scope(dict):
    def __init__(self, names=(), outer=None):
        super().__init__(names)
        self.outer = outer

    def __missing__(self, name):
        if self.outer is None:
            raise LispError(f"{name} is not defined")
        return self.outer[name]

    def owner(self, name):
        scope = self
        while scope is not None and not dict.__contains__(scope, name):
            scope = scope.outer
        if scope is None:
            raise LispError(f"{name} is not defined")
        return scope


class Lambda:
    def __init__(self, params, body, scope, name="?", is_macro=False):
        self.params, self.body, self.scope, self.name, self.is_macro = params, body, scope, name, is_macro

    def bind(self, args):
        params = self.params
        if isinstance(params, Symbol):
            return Scope({params: list(args)}, self.scope)
        if len(params) >= 2 and params[-2] == "&":
            fixed = params[:-2]
            if len(args) < len(fixed):
                raise LispError(f"{self.name} takes at least {len(fixed)} arguments, not {len(args)}")
            return Scope([*zip(fixed, args), (params[-1], list(args[len(fixed):]))], self.scope)
        if len(args) != len(params):
            raise LispError(f"{self.name} takes {len(params)} arguments, not {len(args)}")
        return Scope(zip(params, args), self.scope)

    def __call__(self, *args):
        return evaluate_body(self.body, self.bind(args))


def evaluate_body(body, scope):
    result = None
    for form in body:
        result = evaluate(form, scope)
    return result


def quasiquote(form, scope):
    if not isinstance(form, list):
        return form
    match form:
        case ["unquote", inner]:
            return evaluate(inner, scope)
    result = []
    for item in form:
        match item:
            case ["splice", inner]:
                result.extend(evaluate(inner, scope))
            case _:
                result.append(quasiquote(item, scope))
    return result


def evaluate(form, scope):
    """Evaluates a form; tail calls go round the loop."""
    while True:
        match form:
            case Symbol():
                return scope[form]
            case [] | None:
                return None
            case list():
                pass
            case _:
                return form
        match form:
            case [Symbol("quote"), value]:
                return value
            case [Symbol("quasiquote"), value]:
                return quasiquote(value, scope)
            case [Symbol("if"), test, yes, *no]:
                outcome = evaluate(test, scope)
                if outcome is not None and outcome is not False:
                    form = yes
                elif no:
                    form, = no
                else:
                    return None
                continue
            case [Symbol("define"), [name, *params], *body]:
                scope[name] = Lambda(params, body, scope, name)
                return name
            case [Symbol("define"), name, value]:
                scope[name] = evaluate(value, scope)
                return name
            case [Symbol("macro"), [name, *params], *body]:
                scope[name] = Lambda(params, body, scope, name, is_macro=True)
                return name
            case [Symbol("set!"), name, value]:
                scope.owner(name)[name] = result = evaluate(value, scope)
                return result
            case [Symbol("lambda"), params, *body]:
                return Lambda(params, body, scope)
            case [Symbol("begin"), *body, last]:
                evaluate_body(body, scope)
                form = last
                continue
            case [Symbol("try"), attempt, [Symbol("catch"), name, *handler]]:
                try:
                    return evaluate(attempt, scope)
                except (LispError, ArithmeticError, LookupError, TypeError) as error:
                    return evaluate_body(handler, Scope({name: f"{type(error).__name__}: {error}"}, scope))
        function = evaluate(form[0], scope)
        if isinstance(function, Lambda) and function.is_macro:
            form = function(*form[1:])
            continue
        args = [evaluate(arg, scope) for arg in form[1:]]
        if isinstance(function, Lambda):
            scope = function.bind(args)
            *body, form = function.body
            evaluate_body(body, scope)
            continue
        if not callable(function):
            raise LispError(f"{show(function)} is not a function")
        return function(*args)


def fail(text):
    raise LispError(text)


def fold(function, start):
    return lambda *args: functools.reduce(function, args[1:], args[0]) if args else start


BUILTINS = {
    "+": fold(operator.add, 0), "*": fold(operator.mul, 1), "-": lambda a, *rest: a - sum(rest) if rest else -a,
    "/": lambda a, b: Fraction(a) / b if isinstance(a, (int, Fraction)) else a / b, "mod": operator.mod, "expt": pow,
    "=": operator.eq, "<": operator.lt, ">": operator.gt, "<=": operator.le, "not": lambda a: a is None or a is False,
    "list": lambda *items: list(items), "cons": lambda head, tail: [head, *(tail or [])], "car": lambda items: items[0],
    "cdr": lambda items: items[1:] or None, "null?": lambda items: not items, "length": len, "append": fold(operator.add, []),
    "map": lambda function, *lists: list(map(function, *lists)), "apply": lambda function, args: function(*args),
    "filter": lambda function, items: [item for item in items if function(item)], "sqrt": math.sqrt, "show": show,
    "print": lambda *values: print(*(value if isinstance(value, str) else show(value) for value in values)),
    "error": fail, "string": lambda *values: "".join(str(value) for value in values),
}

PRELUDE = """
(macro (when test & body) `(if ,test (begin ,@body)))
(macro (let pairs & body) `((lambda ,(map car pairs) ,@body) ,@(map (lambda (pair) (car (cdr pair))) pairs)))
(macro (and a b) `(if ,a ,b #f))
(define (range a b) (if (< a b) (cons a (range (+ a 1) b)) nil))
(define (compose f g) (lambda (x) (f (g x))))
"""

PROGRAM = """
(define (fact n) (if (< n 2) 1 (* n (fact (- n 1)))))
(print "20! =" (fact 20))
(print "50! =" (fact 50))
(define (loop n sum) (if (= n 0) sum (loop (- n 1) (+ sum n))))
(print "a loop of 20000 tail calls:" (loop 20000 0))
(define (counter) (let ((n 0)) (lambda () (set! n (+ n 1)))))
(define tick (counter)) (tick) (tick)
(print "ticks:" (tick))
(print (map (lambda (x) (* x x)) (range 0 10)))
(print (filter (lambda (x) (and (< 2 x) (< x 7))) (range 0 10)))
(print "a third and a half:" (+ (/ 1 3) 1/2) "and" (* 2 0.25))
(print ((compose (lambda (x) (+ x 1)) fact) 5))
(define (primes n)
  (define (sieve items)
    (if (null? items) nil
        (let ((p (car items))) (cons p (sieve (filter (lambda (x) (not (= 0 (mod x p)))) (cdr items)))))))
  (sieve (range 2 n)))
(print "primes:" (primes 60))
(macro (unless test & body) `(if ,test nil (begin ,@body)))
(unless (< 2 1) (print "unless" 'works '(1 "two" three 4.5 #t nil)))
(print (try (car (list)) (catch e e)) (try (/ 1 0) (catch e e)))
(print (try (error "my own") (catch e e)) (try (undefined 1) (catch e e)))
(print fact car unless (lambda (x) x))
(define (ackermann m n)
  (if (= m 0) (+ n 1) (if (= n 0) (ackermann (- m 1) 1) (ackermann (- m 1) (ackermann m (- n 1))))))
(print "ackermann:" (ackermann 2 6))
(define (variadic first & rest) (list first (length rest) rest))
(print (variadic 1) (variadic 1 2 3) (apply variadic '(a b)))
"""


def run(text, scope):
    for form in read_all(text):
        try:
            evaluate(form, scope)
        except (LispError, ArithmeticError, TypeError, ValueError, IndexError, RecursionError) as error:
            print(f"{type(error).__name__}: {str(error).splitlines()[0]}\n  in {show(form)[:60]}", file=sys.stderr)


def main(argv):
    scope = Scope({Symbol(name): value for name, value in BUILTINS.items()})
    run(PRELUDE, scope)
    if argv:
        with open(argv[0], encoding="utf-8") as file:
            run(file.read(), scope)
        return 0
    run(PROGRAM, scope)
    run("(car 5) (nothing) (fact) (1 2 3) (fact 1 2) (error \"the end\")", scope)
    for text in ["(1 2", ")", '"abc']:
        try:
            print(list(read_all(text)))
        except LispError as error:
            print("LispError:", error)
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
