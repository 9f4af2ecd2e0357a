import warnings

for source in ("x is 5", "assert (1, 2)", "'\\q'", "5()", "[1]['a']", "1if 1else 2", "0x1for x in y", "def f():\n try: pass\n finally: return 1", "'\\400'"):
    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter("always")
        compile(source, "f", "exec")
    print(repr(source), [(w.category.__name__, str(w.message), w.lineno) for w in log])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, "f", "exec")
        except SyntaxError as error:
            print(error.msg, error.lineno, error.offset)
