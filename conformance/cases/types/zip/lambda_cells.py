fs = [lambda x=x, y=y: (x, y) for x, y in zip("ab", range(2))]
print([f() for f in fs])
gs = [lambda: (x, y) for x, y in zip("ab", range(2))]
print([g() for g in gs])
def pairs(items):
    it = iter(items)
    return zip(it, it)
print(list(pairs("abcde")))
