import io
from compression import zstd

raw = io.BytesIO()
with zstd.open(raw, "wt", encoding="utf-8", level=4) as file:
    for number in range(1000):
        print("line", number, file=file)
raw.seek(0)
with zstd.open(raw, "rt", encoding="utf-8") as file:
    lines = file.readlines()
print(len(lines), lines[:2], lines[-1:])
with zstd.ZstdFile(io.BytesIO(raw.getvalue())) as file:
    print(file.read(10), file.tell(), file.peek(3)[:3], file.seek(-9, io.SEEK_END), file.read(), file.mode)
    print(file.seekable(), file.readable(), file.writable())
with zstd.ZstdFile(out := io.BytesIO(), "w") as file:
    print(file.write(b"abc"), file.flush(), file.write(b"def"), file.flush(file.FLUSH_FRAME), file.write(b"ghi"))
print(zstd.decompress(out.getvalue()))
for mode, arguments in (("r", dict(level=3)), ("x+", {}), ("w", dict(zstd_dict=1)), ("q", {})):
    try:
        zstd.ZstdFile(io.BytesIO(), mode, **arguments)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
