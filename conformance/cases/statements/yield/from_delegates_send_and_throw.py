class Sub:
    def __iter__(self): return self
    def __next__(self): print("next"); return "n"
    def send(self, x): print("send", x); return "s"
    def throw(self, *a): print("throw", a); raise StopIteration("value")
    def close(self): print("close")
def f():
    r = yield from Sub()
    print("result", r)
    yield "after"
it = f()
print(next(it), next(it), it.send(5))
print(it.throw(ValueError("v")))
it = f()
next(it)
it.close()
class Plain:
    def __iter__(self): return self
    def __next__(self): return 1
def g(): yield from Plain()
it = g()
next(it)
try:
    it.send(5)
except AttributeError as e:
    print(e)
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print(repr(e))
