print(repr(str()), str(b"abc", "ascii"), str(object=5), str(b"\xe9", "latin-1", "strict"))
print(str(b"x\xff", errors="replace"), str(bytearray(b"q"), encoding="utf-8"), str(memoryview(b"mv"), "utf-8"))
for call in ["str('a', 'utf-8')", "str(5, 'utf-8')", "str(b'a', 5)", "str(b'a', 'nope')", "str(1, 2, 3, 4)", "str(x=1)", "str(b'', 'utf-8', 7)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
class C:
    def __str__(self):
        return 5
try:
    str(C())
except TypeError as e:
    print(e)
