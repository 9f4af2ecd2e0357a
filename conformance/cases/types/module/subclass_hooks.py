import types
class M(types.ModuleType):
    count = 0
    def __init__(self, name, value):
        super().__init__(name, "a doc")
        self.value = value
    def __setattr__(self, name, value):
        type(self).count += 1
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("deleting", name)
        super().__delattr__(name)
    def __repr__(self): return f"M({self.__name__})"
    def __dir__(self): return ["z", *super().__dir__()][:1]
m = M("m", 3)
m.other = 4
del m.other
print(m, m.value, M.count, dir(m), m.__doc__, isinstance(m, types.ModuleType))
exec("value += 1\nglobal_made = 1", m.__dict__)
print(m.value, m.global_made, M.count)
