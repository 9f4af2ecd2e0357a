import operator as o
print(o.call(max, 1, 5), o.call(dict, a=1), o.call(lambda *a, **k: (a, k), 1, 2, x=3))
for call in (lambda: o.call(), lambda: o.call(5), lambda: o.call(len)):
    try:
        call()
    except TypeError as e:
        print(e)
