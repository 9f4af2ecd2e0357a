class S(bytes):
    def __new__(cls, value=b"", tag=None):
        self = super().__new__(cls, value)
        self.tag = tag
        return self
s = S(b"abc", 1)
print(s, s.tag, type(s + b"d").__name__, type(s[:]).__name__, type(s.strip()).__name__, type(S.fromhex("00")).__name__, s == b"abc", {s: 1}[b"abc"], type(bytes(s)).__name__, type(s.upper()).__name__)
class C(bytes):
    def __bytes__(self):
        return b"custom"
print(bytes(C(b"x")), b"%s" % C(b"y"), C(b"z").__getnewargs__(), isinstance(s, bytes), S.__base__, b"x".__bytes__(), type(s.__bytes__()).__name__)
