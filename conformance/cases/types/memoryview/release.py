a = bytearray(b"abc")
m = memoryview(a)
n = m[1:]
m.release()
m.release()
print(n.tobytes())
for call in ["m[0]", "len(m)", "m.tobytes()", "m.tolist()", "m.format", "m.obj", "m.nbytes", "m.readonly", "m.shape", "m == b''", "hash(m)", "memoryview(m)", "m.cast('B')", "m.hex()", "iter(m)", "m.toreadonly()", "m[0:1]", "97 in m", "m.__enter__()", "bytes(m)", "repr(m)[:19]"]:
    try:
        print(call, eval(call))
    except Exception as e:
        print(call, type(e).__name__, e)
with memoryview(a) as w:
    print(w[0])
try:
    w[0]
except ValueError as e:
    print(e)
n.release()
a.append(1)
print(a)
