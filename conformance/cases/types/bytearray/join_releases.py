b = bytearray(b",")
def items():
    for i in range(3):
        b.extend(b"-")
        yield b"x"
print(b.join(items()), b)
class Evil:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        if self.n == 3: raise StopIteration
        self.n += 1
        if self.n == 2: b.clear()
        return b"y"
try:
    print(b.join(Evil()), b)
except BufferError as e:
    print(e)
print(b",".join([bytearray(b"a"), memoryview(b"b"), b"c"]), type(bytearray().join([b"a"])).__name__)
