s = "a"
t = s
for i in range(3):
    s += str(i)
print(s, t)
def build(n):
    out = ""
    keep = []
    for i in range(n):
        out += chr(97 + i)
        keep.append(out)
    return keep
print(build(4))
class H: pass
h = H()
h.s = "x"
u = h.s
h.s += "y"
print(u, h.s)
x = "é"
x += "€"
x += "\U0001F600"
print(ascii(x), len(x))
