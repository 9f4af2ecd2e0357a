"""Warnings of the compiler that are turned into errors."""
import warnings

for source in ("1 is 1", "'\\d'", "assert (1, 'x')", "1()", "[1][1, 2]", "f'{1!r:x}' is 'x'", "def f():\n try: pass\n finally: return 1"):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, "file.py", "exec")
            print("fine", source)
        except SyntaxError as error:
            print(error.msg, error.lineno, error.offset, repr(error.text))
