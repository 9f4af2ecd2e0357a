class D(dict):
    def __missing__(self, key):
        return f"<{key}>"
d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, len(d))
class E(dict):
    def __missing__(self, key):
        raise LookupError(key)
try:
    E()["x"]
except LookupError as e:
    print(type(e).__name__, e)
print(dict.__getitem__(d, "q"))
