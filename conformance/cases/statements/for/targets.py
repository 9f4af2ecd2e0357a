d = {}
for d["key"] in range(3):
    pass
class Box: pass
for Box.value in "xy":
    pass
items = [0, 0]
for items[1] in (5, 6):
    print(items)
print(d, Box.value)
for i, *rest in [(1, 2, 3), "ab"]:
    print(i, rest)
