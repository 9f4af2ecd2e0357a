from _io import BytesIO

stream = BytesIO(b"0123456789")
view = stream.getbuffer()
view[2:4] = b"XX"
print(stream.getvalue(), len(view), view.readonly)
for action in (lambda: stream.write(b"x"), lambda: stream.truncate(2), stream.close, lambda: stream.__init__(b"")):
    try:
        action()
    except BufferError as error:
        print(error)
view.release()
print(stream.write(b"ab"), stream.getvalue())
