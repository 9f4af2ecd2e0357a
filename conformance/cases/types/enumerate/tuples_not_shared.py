kept = list(enumerate("abc"))
print(kept, len({id(t) for t in kept}))
e = enumerate("xy")
first = next(e)
second = next(e)
print(first, second, first is second)
for pair in enumerate("ab"):
    pair += (0,)
    print(pair)
