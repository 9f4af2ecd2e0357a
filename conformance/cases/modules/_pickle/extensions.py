import _pickle
import copyreg

class A: pass
class B: pass
class C: pass
for cls, code in (A, 5), (B, 0x1234), (C, 0x123456):
    copyreg.add_extension("__main__", cls.__name__, code)
for protocol in 1, 2, 5:
    data = _pickle.dumps([A, B, C], protocol)
    print(data, _pickle.loads(data) == [A, B, C])
print(sorted(copyreg._extension_cache))
for data in b"\x82\x00.", b"\x82\xf0.", b"\x83\xff\xff.", b"\x84\xff\xff\xff\xff.":
    try:
        _pickle.loads(data)
    except Exception as error:
        print(type(error).__name__, error)
