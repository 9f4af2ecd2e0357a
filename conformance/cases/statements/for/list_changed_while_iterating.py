items = [1, 2, 3]
for x in items:
    if len(items) < 8:
        items.append(x * 10)
print(items)
for x in items:
    items.remove(x)
print(items)
for x in items:
    items[:] = [x]
print(items, x)
for items in items: pass
print(items)
