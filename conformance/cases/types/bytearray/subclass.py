class S(bytearray):
    def __init__(self, *args, tag=None):
        super().__init__(*args)
        self.tag = tag
s = S(b"abc", tag=1)
print(s, s.tag, type(s[:2]).__name__, type(s + b"x").__name__, type(s.copy()).__name__, s == b"abc", type(S.fromhex("00")).__name__)
s += b"d"
print(type(s).__name__, s, s.__dict__, s.__reduce__()[0].__name__, s.__reduce__()[1:])
print(repr(S(b"q")), str(S(b"q")), s.__reduce_ex__(2)[1:], bytearray(b"a\xff").__reduce__(), bytearray(b"a\xff").__reduce_ex__(3))
