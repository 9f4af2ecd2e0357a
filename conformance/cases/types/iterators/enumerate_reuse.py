e = enumerate("abc")
a = next(e)
b = next(e)
print(a, b, a is b)
print([x for x in enumerate("ab")], enumerate[int], type(enumerate("")).__name__)
class E(enumerate):
    pass
print(list(E("a", 1)), iter(e) is e)
