m = memoryview(bytes(range(6))).cast("B", [2, 3])
print(m.tobytes(), m.tobytes("C"), m.tobytes("F"), m.tobytes("A"), m.tobytes(None), m.tobytes(order="F"))
s = memoryview(bytes(range(10)))[::-3]
print(s.tobytes(), s.tolist(), s.strides, s.contiguous, s.nbytes, s.hex(), s.hex(":"))
for call in ["m.tobytes('X')", "m.tobytes(5)", "m.tobytes('C', 'F')", "m.hex('::')"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
