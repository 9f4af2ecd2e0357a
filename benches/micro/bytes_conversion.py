"""Bytes turned into text, numbers and digits, and back; records unpacked; memoryview."""

import struct

TEXTS = ["plain text", "Größe", "naïve café", "数字", "x" * 80]


def run():
    total = 0
    record = struct.Struct(">IHB")
    packed = b"".join(record.pack(i * 1000, i, i & 255) for i in range(100))
    for n in range(4_400):
        for text in TEXTS:
            data = text.encode()
            total += len(data) + len(data.decode("utf-8")) + len(text.encode("utf-16-le"))
        for i in range(40):
            data = (i * 65537 + n).to_bytes(4, "big")
            total += int.from_bytes(data, "little") & 0xFF
            total += len(data.hex()) + bytes.fromhex("00ff10")[1]
        for number, index, flags in record.iter_unpack(packed):
            total += number + index - flags
        view = memoryview(packed)
        total += view[5] + len(view[10:50].tobytes())
    return total
