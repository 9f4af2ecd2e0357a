import _pickle
import copyreg
import io

class C:
    def __init__(self, n): self.n = n
def reduce_c(c): return C, (c.n + 100,)
class Override(_pickle.Pickler):
    def reducer_override(self, value):
        print("override", type(value).__name__)
        if isinstance(value, C): return reduce_c(value)
        return NotImplemented
class Table(_pickle.Pickler):
    dispatch_table = {C: reduce_c}
def dump(cls, value):
    cls(file := io.BytesIO()).dump(value)
    return _pickle.loads(file.getvalue())
print(dump(Override, [C(1), len, 5, "s"])[0].n)
print(dump(Table, C(2)).n)
pickler = _pickle.Pickler(file := io.BytesIO())
pickler.dispatch_table = copyreg.dispatch_table.copy()
pickler.dispatch_table[C] = reduce_c
pickler.dump(C(3))
print(_pickle.loads(file.getvalue()).n)
copyreg.pickle(C, reduce_c)
print(_pickle.loads(_pickle.dumps(C(4))).n)
try:
    _pickle.Pickler(io.BytesIO()).dispatch_table
except AttributeError as error:
    print(error)
