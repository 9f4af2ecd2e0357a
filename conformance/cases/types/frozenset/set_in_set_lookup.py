f = frozenset([frozenset([1, 2]), 3])
print({1, 2} in f, frozenset([2, 1]) in f, [1] in [f] or "not", {9} in f)
s = {frozenset("ab")}
s.discard({"a", "b"})
print(s)
s.add(frozenset("x"))
s.remove({"x"})
print(s)
try:
    s.remove({"q"})
except KeyError as e:
    print(e)
for source in ["{1: 2}[{1}]", "hash({1})", "{{1}: 2}", "frozenset([{1}])", "[] in f"]:
    try:
        eval(source)
    except TypeError as e:
        print(source, "|", e)
