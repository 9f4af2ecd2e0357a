class M:
    def __enter__(self): print("in"); return self
    def __exit__(self, *a): print("out", a)

def f():
    with M():
        return "value"

print(f())
