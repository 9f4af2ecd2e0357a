print({k: v for k, v in zip("abc", range(3))}, {x: x * x for x in range(5) if x % 2}, {**{"a": 1}, "b": 2, **{"a": 3}})
print({len(w): w for w in ("aa", "b", "cc")})
def f(**kw):
    return kw
print(f(**{"a": 1}, **{"b": 2}))
for text in ("f(**{'a': 1}, **{'a': 2})", "f(**{1: 2})", "f(**5)"):
    try:
        eval(text)
    except TypeError as e:
        print(e)
