print(bytearray.fromhex("de ad BE EF"), bytearray.maketrans(b"a", b"b")[97], bytearray(b"\x01\x02").hex(":"), bytearray.fromhex(b"ff 00"))
for call in ["bytearray.fromhex('d')", "bytearray.fromhex('xx')", "bytearray.fromhex(5)", "bytearray(b'a').hex('ab')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
