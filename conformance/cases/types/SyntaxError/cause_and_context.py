"""Errors of the syntax with causes, in groups, in handlers."""
try:
    try:
        1 / 0
    except ZeroDivisionError:
        exec("x = = 2")
except SyntaxError as error:
    print(type(error.__context__).__name__, error.__cause__, error.__suppress_context__, error.__traceback__ is not None)
group = ExceptionGroup("g", [SyntaxError("s"), TabError("t"), ValueError("v")])
print(group.subgroup(IndentationError), group.split(SyntaxError)[1])
try:
    eval("f(")
except (ValueError, SyntaxError) as error:
    print(error.msg, error.lineno, error.offset)
try:
    compile("class A:\npass", "f", "exec")
except IndentationError as error:
    print(error.msg, error.offset, error.end_offset)
