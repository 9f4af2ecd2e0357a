import io
import lzma

stream = io.BytesIO()
with lzma.open(stream, "wt", encoding="utf-8") as file:
    file.write("one\ntwo\nthr\u00e9e\n")
stream.seek(0)
with lzma.open(stream, "rt", encoding="utf-8") as file:
    print(file.readlines())
stream.seek(0)
with lzma.LZMAFile(stream) as file:
    print(file.read(3), file.tell(), file.seek(5), file.readline(), file.peek()[:3], file.readable())
