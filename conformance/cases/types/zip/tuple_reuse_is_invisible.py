z = zip("abc", "def")
kept = [next(z), next(z)]
print(kept, kept[0] is kept[1])
print([id(t) for t in zip("ab", "cd")].__len__(), [t for t in zip("ab", "cd")])
for t in zip("ab", "cd"):
    s = {t}
    print(s)
