from collections import OrderedDict
o = OrderedDict([("b", 1), ("a", 2)])
o["c"] = 3
o["b"] = 9
print(o, list(o), list(reversed(o)), o == {"a": 2, "b": 9, "c": 3}, o == OrderedDict(a=2, b=9, c=3), OrderedDict(), len(o))
del o["a"]
o["a"] = 0
print(o)
for call in (lambda: OrderedDict(5), lambda: OrderedDict([1]), lambda: OrderedDict([(1,)]), lambda: OrderedDict([(1, 2, 3)]), lambda: OrderedDict(1, 2), lambda: o["zz"], lambda: o.__delitem__("zz")):
    try:
        call()
    except (TypeError, ValueError, KeyError) as e:
        print(type(e).__name__, e)
