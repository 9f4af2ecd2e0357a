"""`single` and `codeop`: input that is not complete."""
import codeop


def show(source):
    try:
        code = codeop.compile_command(source)
        print(repr(source), "more" if code is None else "complete")
    except (SyntaxError, ValueError, OverflowError) as error:
        print(repr(source), type(error).__name__, error.msg)


for source in ("x", "if x:", "if x:\n  y", "if x:\n  y\n", "(", "'''a", "x =", "1 1", "def f(", "@a", "\\", "'a", ")", "class A: pass\n", "try: x\n", "", "# c", "a; b\\"):
    show(source)
