from _io import StringIO

stream = StringIO("abc")
for action in (
    lambda: StringIO(5),
    lambda: StringIO("x", 5),
    lambda: StringIO("x", "z"),
    lambda: stream.write(5),
    lambda: stream.seek(-1),
    lambda: stream.seek(1, 1),
    lambda: stream.seek(0, 3),
    lambda: stream.truncate(-1),
    lambda: stream.read("x"),
    lambda: stream.__setstate__(()),
):
    try:
        action()
    except (ValueError, TypeError, OSError) as error:
        print(type(error).__name__, error)
stream.close()
for name in ("read", "getvalue", "tell", "readline"):
    try:
        getattr(stream, name)()
    except ValueError as error:
        print(name, error)
