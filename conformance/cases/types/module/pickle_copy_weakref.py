import copy, pickle, types, weakref, sys
m = types.ModuleType("m")
for source in ["copy.copy(m)", "copy.deepcopy(m)", "pickle.dumps(m)", "pickle.dumps(sys)", "copy.copy(sys)", "m.__reduce_ex__(2)[0].__name__", "m.__reduce__()"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
r = weakref.ref(m, lambda r: print("module gone"))
print(r() is m)
del m
print(r())
