def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

class T:
    def __bool__(self): print("bool"); return True

class M:
    def __enter__(self): pass
    def __exit__(self, *a): return T()

with M(): print("no exception")
with M(): raise ValueError
print("end")
