def f():
    got = yield
    print("got", got)
it = f()
try:
    it.send(1)
except TypeError as e:
    print(e)
print(it.send(None))
try:
    it.send(2)
except StopIteration as e:
    print(repr(e))
for call in ("it.send()", "it.send(1, 2)", "it.throw()", "it.close(1)", "it.send(None)"):
    try:
        eval(call)
    except (TypeError, StopIteration) as e:
        print(type(e).__name__, e)
