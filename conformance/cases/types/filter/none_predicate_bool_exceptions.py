class E:
    def __bool__(self): raise RuntimeError("bool failed")
f = filter(None, [1, E(), 2])
print(next(f))
try:
    next(f)
except RuntimeError as e:
    print(e)
print(next(f))
