class O: pass
o, l, d = O(), [0, 0], {}
for o.x in range(3): pass
for l[0] in "ab": pass
for l[len(d) % 2], d["k"] in [(1, 2), (3, 4)]: pass
for (a, (b, *c)), e in [((1, (2, 3, 4)), 5), (("x", "yz"), 6)]: print(a, b, c, e)
for i, in [(1,), (2,)]: pass
for [j, k] in {(1, 2): 0}: pass
for *m, n in ["abc", "de"]: print(m, n)
for x[0] in []: pass
print(o.x, l, d, i, j, k)
try:
    x
except NameError as err:
    print(err)
for l[:] in [(7, 8, 9)]: pass
print(l)
for source in ["for a, b in [(1,)]: pass", "for a, b in [1]: pass", "for (a) in 5: pass", "for a.b in [1]: pass", "for undefined_x.y in [1]: pass"]:
    try:
        exec(source)
    except Exception as err:
        print(source, "|", type(err).__name__, err)
