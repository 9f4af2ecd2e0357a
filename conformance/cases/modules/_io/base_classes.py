import _io

base = _io._IOBase()
for name in ("seek", "tell", "truncate", "fileno", "read", "readline"):
    try:
        getattr(base, name)(*([0] if name == "seek" else []))
    except (OSError, AttributeError) as error:
        print(name, type(error).__name__, error)
print(base.seekable(), base.readable(), base.writable(), base.isatty(), base.closed, base.close(), base.closed)
try:
    base.flush()
except ValueError as error:
    print(error)
text = _io._TextIOBase()
print(text.encoding, text.errors, text.newlines)
for name, arguments in (("detach", ()), ("read", ()), ("write", ("x",)), ("write", (5,))):
    try:
        getattr(text, name)(*arguments)
    except (OSError, TypeError) as error:
        print(name, type(error).__name__, error)
