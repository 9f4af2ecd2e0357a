from collections import OrderedDict
o = OrderedDict.fromkeys("abcde")
o.move_to_end("b")
print("".join(o))
o.move_to_end("e", last=False)
print("".join(o))
o.move_to_end("e", False)
o.move_to_end("b")
print("".join(o))
for c in "abcde":
    o.move_to_end(c, last=False)
print("".join(o), "".join(reversed(o)))
for i in range(100):
    o.move_to_end("abcde"[i % 5], i % 3 == 0)
print("".join(o), len(o), sorted(o))
for call in (lambda: o.move_to_end("zz"), lambda: o.move_to_end(), lambda: o.move_to_end([])):
    try:
        call()
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
