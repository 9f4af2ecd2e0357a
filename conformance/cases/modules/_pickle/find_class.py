import _pickle
import io

class U(_pickle.Unpickler):
    def find_class(self, module, name):
        print("find", module, name)
        return super().find_class(module, name)
print(U(io.BytesIO(_pickle.dumps([len, range(3)]))).load())
print(U(io.BytesIO(b"c__builtin__\nxrange\n.")).load())
unpickler = _pickle.Unpickler(io.BytesIO())
for arguments in ("os", "nothing"), ("", "x"), ("no.such.module", "x"), (1, 2), ("collections", "OrderedDict"):
    try:
        print(unpickler.find_class(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
for data in b"\x80\x04\x8c\x02os\x8c\x08path.foo\x93.", b"\x80\x04\x8c\x02os\x8c\x03foo\x93.", b"\x80\x03cos\npath.sep\n.":
    try:
        print(_pickle.loads(data))
    except AttributeError as error:
        print(error, repr(error.__context__))
