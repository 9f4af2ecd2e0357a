import _pickle
import io

class NoInit(_pickle.Pickler):
    def __init__(self): pass
class NoInitU(_pickle.Unpickler):
    def __init__(self): pass
class Again(_pickle.Pickler):
    def persistent_id(self, value): self.dump(value)
def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)
attempt(_pickle.dumps)
attempt(_pickle.dumps, 1, 6)
attempt(_pickle.dumps, 1, -1)
attempt(_pickle.dumps, 1, "2")
attempt(_pickle.dumps, 1, 4, buffer_callback=print)
attempt(_pickle.dumps, obj=1, protocol=0)
attempt(_pickle.dump, 1, 2)
attempt(_pickle.load, 1)
attempt(_pickle.loads, "abc")
attempt(_pickle.loads, b"N.", encoding=5)
attempt(_pickle.loads, b"N.", encoding=None)
attempt(_pickle.loads, b"N.", buffers=5)
attempt(_pickle.loads, memoryview(b"K\x05."))
attempt(_pickle.Pickler)
attempt(_pickle.Pickler, 5)
attempt(_pickle.Pickler, io.BytesIO(), 6)
attempt(_pickle.Unpickler, 5)
attempt(NoInit().dump, 1)
attempt(NoInitU().load)
attempt(Again(io.BytesIO()).dump, 1)
pickler = _pickle.Pickler(io.BytesIO())
print(pickler.bin, pickler.fast, hasattr(pickler, "dispatch_table"))
