import pickle, copy
f = filter(None, [0, 1, 2])
print(f.__reduce__()[0], f.__reduce__()[1][0])
print(list(pickle.loads(pickle.dumps(f))), list(f))
class F(filter):
    def __next__(self): return -super().__next__()
print(list(F(None, [0, 1, 2])), list(F(lambda x: x > 1, [1, 2, 3])))
class K(filter):
    def __init__(self, *args, extra=None): self.extra = extra
try:
    print(K(None, [1], extra=3).extra)
except TypeError as e:
    print(e)
