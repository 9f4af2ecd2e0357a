import _pickle
import io

for data in (b"", b".", b"0", b"(", b"(.", b"(0.", b"2", b"(2", b"a", b"Na", b"NNa", b"N(a", b"e", b"(e", b"N(e.", b"l", b"t.", b"\x85.",
             b"N\x86.", b"(N\x86.", b"1", b"(1.", b"\x94", b"q\0", b"(q\0", b"}(Nu.", b"(Nd.", b"}u", b"N(NNu.", b"NNR.", b"Nb", b"N]b.", b"NNN\x86b.",
             b"h\5.", b"j\5\0\0\0.", b"g7\n.", b"Np-1\n.", b"\x80\x06.", b"\x80", b"\xff", b"'", b"A", b"\\", b"o", b"(o.", b"(No.", b"(i\n\n.",
             b"N)\x81.", b"cbuiltins\nlist\nN\x81.", b"cbuiltins\nlist\n)N\x92.", b"\x8f(]\x90.", b"(]\x91.", b"N(N\x90.", b"\x80\x04N\x8c\x01a\x93."):
    for load in _pickle.loads, lambda data: _pickle.load(io.BytesIO(data)):
        try:
            print(data, load(data))
        except Exception as error:
            print(data, type(error).__name__, error)
