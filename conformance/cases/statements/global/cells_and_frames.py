def outer():
    shared = [1]
    unused = 2
    def reader(): return shared
    def maker():
        shared
        def deepest(): return shared
        return deepest
    return reader, maker, outer.__code__.co_cellvars, outer.__code__.co_varnames
r, m, cells, names = outer()
print(cells, names, r.__code__.co_freevars, m.__code__.co_freevars, m.__code__.co_cellvars, m().__closure__[0] is r.__closure__[0])
r.__closure__[0].cell_contents = "changed"
print(r(), m()())
del r.__closure__[0].cell_contents
try:
    r()
except NameError as e:
    print(e)
def param_cell(a, *b, c, **d):
    def f(): return a, b, c, d
    a = "rebound"
    return f
print(param_cell(1, 2, c=3, e=4)(), param_cell.__code__.co_cellvars)
def loop():
    fs = []
    for i in range(3):
        def f(): return i
        fs.append(f)
        if i == 1: del i
        else: continue
        i = "x"
    return [f() for f in fs]
print(loop())
class C:
    def m(self): return __class__
    def n(self): return super().__repr__ is not None
print(C.m.__code__.co_freevars, C.n.__code__.co_freevars, C().m() is C, "__classcell__" in vars(C))
