import _pickle

class C:
    class D:
        class E: pass
        def method(self): pass
def function(): pass
for protocol in range(6):
    for value in (C, C.D, C.D.E, C.D.method, function, len, int, type, type(None), type(...), type(NotImplemented), ..., NotImplemented,
                  OSError, IOError, int.from_bytes, str.maketrans, range, dict.fromkeys):
        data = _pickle.dumps(value, protocol)
        print(protocol, data, _pickle.loads(data) == value or value)
