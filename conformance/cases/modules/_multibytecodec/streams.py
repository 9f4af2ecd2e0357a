# Readers and writers, and the classes without a codec.
import _multibytecodec
import codecs
import io

data = "あいう\nえお\nx".encode("euc_jp")
reader = codecs.getreader("euc_jp")(io.BytesIO(data))
print(reader.read(1), reader.read(3), reader.readline(), reader.readlines(), reader.read(), reader.errors)
reader = codecs.getreader("euc_jp")(io.BytesIO(data + b"\xa4"))
print(reader.readline(2), reader.readlines(3))
try:
    reader.read()
except UnicodeDecodeError as error:
    print(error)
stream = io.BytesIO()
writer = codecs.getwriter("euc_jp")(stream, "replace")
writer.write("あ€")
writer.writelines(["a", "い", 1])
print(stream.getvalue(), writer.stream is stream)
for call in (
    lambda: writer.writelines(5), lambda: reader.read("x"), lambda: _multibytecodec.MultibyteStreamReader(),
    lambda: _multibytecodec.MultibyteIncrementalDecoder(), lambda: type("C", (_multibytecodec.MultibyteStreamWriter,), {"codec": 1})(1),
):
    try:
        call()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
