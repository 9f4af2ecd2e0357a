import _pickle
import io

class P(_pickle.Pickler):
    def persistent_id(self, value):
        return f"key {value}" if isinstance(value, complex) else None
class U(_pickle.Unpickler):
    def persistent_load(self, pid):
        return "loaded", pid
for protocol in range(6):
    file = io.BytesIO()
    P(file, protocol).dump([1j, "x", 2j])
    data = file.getvalue()
    print(data, U(io.BytesIO(data)).load())
pickler = _pickle.Pickler(io.BytesIO(), 0)
print(pickler.persistent_id(5))
pickler.persistent_id = lambda value: "é" if value == 1 else None
try:
    pickler.dump([1])
except _pickle.PicklingError as error:
    print(error)
for data in b"P5\n.", b"NQ.", b"P\xff\n.":
    try:
        _pickle.loads(data)
    except _pickle.UnpicklingError as error:
        print(error)
unpickler = _pickle.Unpickler(io.BytesIO(b"P5\n."))
unpickler.persistent_load = lambda pid: ("assigned", pid)
print(unpickler.load())
