"""Bytes and bytearrays: searching, slicing, building, conversions."""
import sys


def run(rounds):
    total = 0
    data = bytes(range(64)) * 2
    for i in range(rounds):
        total += data.find(b"\x20\x21") + data.count(b"\x01") + data[5] + len(data[3:40])
        buffer = bytearray()
        for byte in data[:16]:
            buffer.append(byte ^ 1)
        buffer += b"tail"
        total += len(buffer.hex()) + int.from_bytes(buffer[:4], "big") % 7
        total += len(b",".join([b"a", b"b", bytes(buffer)])) + len("text".encode()) + (b"x" in buffer)
    return total + i


print(run(int(sys.argv[1]) * 10))
