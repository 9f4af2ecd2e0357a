print(b"\x00\xffab".hex(), b"\x01\x02\x03\x04\x05".hex(":"), b"\x01\x02\x03\x04\x05".hex("-", 2), b"\x01\x02\x03\x04\x05".hex(b"_", -2), b"".hex(":"), b"ab".hex(sep="x", bytes_per_sep=0))
print(bytes.fromhex("00 ff 61"), bytes.fromhex(" 0A\n0b\t"), bytes.fromhex(""), bytearray.fromhex("ff"), bytes.fromhex(b"6162"), memoryview(b"abc").hex("."))
for call in ["bytes.fromhex('0')", "bytes.fromhex('zz')", "bytes.fromhex('0 0')", "bytes.fromhex(1)", "bytes.fromhex('é')", "b'a'.hex('::')", "b'ab'.hex('é')", "b'ab'.hex(1)", "b'a'.hex(':', 'x')", "bytes.fromhex('00 gg')", "b'ab'.hex('')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
