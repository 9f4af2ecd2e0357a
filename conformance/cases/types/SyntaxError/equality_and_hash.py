"""Errors are compared by identity; `__init__` again replaces everything."""
error = SyntaxError("a", ("f", 1, 2, "t"))
print(error == SyntaxError("a", ("f", 1, 2, "t")), hash(error) == hash(error))
error.__init__("b")
print(error.msg, error.filename, error.lineno, error.args, error)
error.__init__("c", ("g", 5, 6, "u", 7, 8))
print(error.msg, error.filename, error.lineno, error.end_lineno, error)
try:
    error.__init__("d", (1, 2))
except TypeError as problem:
    print(problem)
print(error.msg, error.filename, error.args)
bare = SyntaxError.__new__(SyntaxError, "x", "y")
print(bare.args, bare.msg, bare.lineno)
