import codecs, io

raw = io.BytesIO("grün".encode("latin-1"))
r = codecs.EncodedFile(raw, "utf-8", "latin-1")
print(r.read(), r.read())
raw = io.BytesIO()
w = codecs.EncodedFile(raw, "utf-8", "utf-16-le")
print(w.write("ü".encode()), raw.getvalue())
w.writelines([b"a", b"b"])
print(raw.getvalue())
try:
    w.write(b"\xff")
except UnicodeDecodeError as error:
    print(error)
print(w.data_encode if hasattr(w, "data_encode") else w.encode is codecs.utf_8_encode)
