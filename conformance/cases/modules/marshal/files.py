import io
import marshal

file = io.BytesIO()
for value in ({"a": [1, 2]}, "text", 2**80):
    marshal.dump(value, file)
file.seek(0)
print(marshal.load(file), marshal.load(file), marshal.load(file), file.tell())
for bad in (io.BytesIO(b""), io.StringIO("x"), io.BytesIO(b"(\x05\0\0\0N")):
    try:
        marshal.load(bad)
    except (EOFError, TypeError) as error:
        print(type(error).__name__, error)
