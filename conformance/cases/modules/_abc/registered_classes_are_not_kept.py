import gc
from abc import ABC

class A(ABC): ...

def make():
    class Temporary: ...
    A.register(Temporary)
    print(isinstance(Temporary(), A), len(A._abc_impl.__class__.__name__))

import _abc
make()
gc.collect()
print([reference() for reference in _abc._get_dump(A)[0]])
A.register(float)
print(_abc._get_dump(A)[0] and issubclass(float, A))
import io
out = io.StringIO()
A._dump_registry(out)
print([line.split(":")[0] for line in out.getvalue().splitlines()])
