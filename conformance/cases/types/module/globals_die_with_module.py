import types, gc
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
m = types.ModuleType("m")
m.d = D("simple")
del m
print("after simple")
m = types.ModuleType("m")
m.D = D
exec("def f(): return x\nx = D('kept by function')", m.__dict__)
f = m.f
del m
gc.collect()
print(f().name, f.__globals__["__name__"])
del f
gc.collect()
print("end")
