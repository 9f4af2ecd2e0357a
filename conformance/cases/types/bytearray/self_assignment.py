a = bytearray(b"abcdef")
a[2:4] = a
print(a)
a[::-1] = a
print(a)
a.extend(a)
print(len(a))
class Evil:
    def __index__(self):
        a.clear()
        return 65
a = bytearray(b"abc")
try:
    a[1] = Evil()
    print(a)
except IndexError as e:
    print(e)
a = bytearray(b"abc")
try:
    a.append(Evil())
    print(a)
except Exception as e:
    print(type(e).__name__, e)
def gen():
    yield 1
    a.append(9)
    yield 2
a = bytearray()
a.extend(gen())
print(a)
