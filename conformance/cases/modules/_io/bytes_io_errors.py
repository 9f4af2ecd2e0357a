from _io import BytesIO

stream = BytesIO(b"abc")
for action in (
    lambda: stream.seek(-1),
    lambda: stream.seek(0, 5),
    lambda: stream.read("x"),
    lambda: stream.write("x"),
    lambda: stream.truncate(-1),
    lambda: stream.readlines("x"),
    lambda: BytesIO("x"),
    lambda: stream.__setstate__(5),
    lambda: stream.readinto(b"abc"),
):
    try:
        action()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
stream.close()
for name in ("read", "getvalue", "tell", "getbuffer", "readline", "flush"):
    try:
        getattr(stream, name)()
    except ValueError as error:
        print(name, error)
