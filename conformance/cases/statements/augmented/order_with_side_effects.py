def show(name, value):
    print(name, end=" ")
    return value
l = [1, 2, 3]
show("obj", l)[show("index", 0)] += show("value", 10)
print(l)
class O: x = 1
o = O()
show("o", o).x -= show("v", 3)
print(o.x)
def fail(): raise ValueError("rhs")
try:
    l[show("i", 5)] += fail()
except (IndexError, ValueError) as e:
    print(type(e).__name__)
try:
    undefined += fail()
except (NameError, ValueError) as e:
    print(type(e).__name__, e)
