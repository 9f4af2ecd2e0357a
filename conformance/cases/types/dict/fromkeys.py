print(dict.fromkeys("aba"), dict.fromkeys([1, 2], 0), dict.fromkeys({}), {}.fromkeys("x", []))
class D(dict):
    pass
print(type(D.fromkeys("a")).__name__)
class E(dict):
    def __new__(cls):
        return {"start": 0}
print(E.fromkeys("ab", 1))
try:
    dict.fromkeys(5)
except TypeError as e:
    print(e)
