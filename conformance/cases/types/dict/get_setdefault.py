d = {"a": 1}
print(d.get("a"), d.get("b"), d.get("b", 5), d.get("a", 5))
print(d.setdefault("a", 9), d.setdefault("b"), d.setdefault("c", []), d)
d.setdefault("c", []).append(1)
print(d)
for call in (lambda: d.get(), lambda: d.get(1, 2, 3), lambda: d.get(key=1), lambda: d.setdefault()):
    try:
        call()
    except TypeError as e:
        print(e)
