"""Bytes put together: bytearray's append and extend, join, `+=`, repetition, numbers packed by struct."""

import struct


def run():
    total = 0
    for n in range(570):
        buffer = bytearray()
        for i in range(1000):
            buffer.append(i & 255)
            buffer += b"ab"
        buffer.extend(range(100))
        parts = []
        for i in range(600):
            parts.append(struct.pack("<HI", i, n))
            parts.append(b"-" * (i & 7))
        whole = b"".join(parts)
        for i in range(400):
            record = bytes([i & 255, n & 255, 7]) + b"tail"
            total += record[0]
        total += len(buffer) + len(whole) + len(bytes(500))
    return total
