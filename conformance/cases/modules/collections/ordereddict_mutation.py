from collections import OrderedDict
for action in (lambda: o.update(z=1), lambda: o.move_to_end("a"), lambda: o.pop("b"), lambda: o.clear()):
    o = OrderedDict(a=1, b=2, c=3)
    try:
        for k in o:
            action()
    except RuntimeError as e:
        print(e)
o = OrderedDict(a=1, b=2)
for k in o:
    o[k] = 5
print(o)
