"""How the arguments become attributes."""
from _attempt import attempt

for args in ((), ("msg",), ("msg", None), ("msg", ("f", 1, 2, "text")), ("msg", ("f", 1, 2, "text", 3, 4)), ("msg", ["f", 1, 2, "t"]),
             ("msg", ("f", 1, 2, "text", 3, 4, {})), (1, 2, 3)):
    try:
        error = SyntaxError(*args)
        print(repr(error), error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset, error.args)
    except (TypeError, IndexError, ValueError) as problem:
        print(type(problem).__name__, problem)
attempt(SyntaxError, "msg", ("f", 1, 2))
attempt(SyntaxError, "msg", ("f", 1, 2, "t", 3))
attempt(SyntaxError, "msg", 5)
attempt(SyntaxError, "msg", "abcd")
attempt(SyntaxError, "msg", ("f", 1, 2, "t", 3, 4, {}, 8))
attempt(SyntaxError, msg="x")
