print(int.from_bytes(b"\x04\x00"), int.from_bytes(b"\x04\x00", "little"), int.from_bytes(b"\xff\xff", signed=True), int.from_bytes(b""))
print(int.from_bytes([1, 2, 3]), int.from_bytes(bytearray(9), "big"), int.from_bytes(b"\x80" + bytes(8), "big", signed=True), bool.from_bytes(b"\0"))
class I(int): pass
print(type(I.from_bytes(b"\1")), I.from_bytes(b"\1\2", byteorder="little"))
for f in (lambda: int.from_bytes("ab"), lambda: int.from_bytes(b"a", "x"), lambda: int.from_bytes(5), lambda: int.from_bytes([300]), lambda: int.from_bytes(b"a", b"big")):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
