from collections import OrderedDict
o = OrderedDict(a=1, b=2, c=3, d=4)
print(o.popitem(), o.popitem(last=False), o.pop("b"), o.pop("zz", 5), o.pop(key="zz", default=None), o)
o["e"] = 5
print(o.popitem(False), o.popitem(True))
for call in (lambda: o.popitem(), lambda: o.pop("zz"), lambda: o.pop()):
    try:
        call()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
o = OrderedDict.fromkeys(range(1000))
while len(o) > 2:
    o.popitem(last=False)
print(o)
