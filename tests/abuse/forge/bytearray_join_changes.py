# ends: ok
x = bytearray(b'abc')
class C:
    def __iter__(self):
        try:
            x.clear()
        except BufferError:
            pass
        yield b'a'
        yield b'b'
assert x.join(C()) is not None
