from _io import BytesIO, TextIOWrapper

below = BytesIO("gr\u00fc\u00df\nGott\n".encode("latin-1"))
text = TextIOWrapper(below, "latin-1")
print(text.read(2), text.tell(), text.readline(), text.read(), text.encoding, text.errors, text.line_buffering)
below = BytesIO()
text = TextIOWrapper(below, "utf-8", newline="\r\n", write_through=True)
print(text.write("a\nb"), below.getvalue(), text.write_through)
text.reconfigure(encoding="utf-16-le", newline="\n")
text.write("c\n")
print(below.getvalue(), text.encoding, text.detach() is below)
try:
    text.read()
except ValueError as error:
    print(error)
