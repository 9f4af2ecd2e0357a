"""`IndentationError` and `TabError`, and subclasses of one's own."""
class Mine(SyntaxError):
    def __init__(self, *args):
        super().__init__("own", ("file", 1, 1, "line"))
        self.given = args


error = Mine(5, 6)
print(error, error.msg, error.given, error.args, Mine.__mro__[1:4])
print(TabError.__mro__, issubclass(IndentationError, SyntaxError), TabError("t", ("f", 1, 2, "x")).lineno)
try:
    exec("if 1:\n\tx\n        y")
except TabError as error:
    print(type(error).__name__, error, error.args)
try:
    exec("  x")
except IndentationError as error:
    print(type(error).__name__, error, error.args)
