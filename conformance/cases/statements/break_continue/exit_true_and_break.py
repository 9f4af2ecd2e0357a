class Swallow:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print("exit", t and t.__name__)
        return True
for i in range(3):
    with Swallow():
        if i == 0:
            raise KeyError
        if i == 1:
            break
        print("unreached")
    print("after with", i)
print("end", i)
