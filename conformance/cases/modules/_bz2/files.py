import bz2
import io

stream = io.BytesIO()
with bz2.open(stream, "wt", encoding="utf-8") as file:
    file.write("one\ntwo\nthr\u00e9e\n")
stream.seek(0)
with bz2.open(stream, "rt", encoding="utf-8") as file:
    print(file.readlines())
stream.seek(0)
with bz2.BZ2File(stream) as file:
    print(file.read(3), file.tell(), file.seek(5), file.readline(), file.peek()[:3], file.readable())
