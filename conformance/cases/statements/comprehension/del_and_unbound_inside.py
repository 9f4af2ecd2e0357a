def f():
    out = []
    for source in ("before", "after"):
        try:
            out.append([late for _ in "a"])
        except NameError as e:
            out.append((type(e).__name__, str(e)))
        late = source
    return out
print(f())
def g():
    def inner():
        return [free for _ in "a"]
    try:
        inner()
    except NameError as e:
        print(e)
    free = 1
    return inner()
print(g())
print([__name__ for _ in "a"])
