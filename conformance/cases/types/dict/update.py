d = {"a": 1}
d.update({"a": 2, "b": 3})
d.update([("c", 4)], d=5)
d.update(e=6)
d.update()
print(d)
for call in (lambda: d.update(1), lambda: d.update([1]), lambda: d.update([(1,)]), lambda: d.update({}, {})):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
