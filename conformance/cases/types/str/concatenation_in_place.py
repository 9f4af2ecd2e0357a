s = ""
t = s
for i in range(5):
    s += str(i) + "é"
print(s, repr(t))
def grow(n):
    out = "x"
    kept = []
    for i in range(n):
        kept.append(out)
        out += chr(97 + i)
    return kept, out
print(grow(5))
d = {"k": "v"}
d["k"] += "w"
class C:
    a = "q"
c = C()
c.a += "r"
l = ["s"]
l[0] += "t€"
print(d, c.a, C.a, l)
u = "abc"
v = u
u += "def"
w = {v: 1}
print(u, v, w["abc"], hash(u) == hash("abcdef"))
