print((1.5).hex(), (-0.1).hex(), (0.0).hex(), (-0.0).hex(), (5e-324).hex(), (1.7976931348623157e308).hex(), float("inf").hex(), float("nan").hex())
print(float.fromhex("0x1.8p1"), float.fromhex("-0x.8"), float.fromhex(" 1e "), float.fromhex("inf"), float.fromhex("0x1p-1074"), float.fromhex("0x1.fffffffffffff8p0"))
for text in ("", "0x", "xyz", "0x1p", "0x1p1024", "1.8.3", "0x1.0p5x"):
    try:
        print(float.fromhex(text))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
class F(float): pass
print(type(F.fromhex("1")))
