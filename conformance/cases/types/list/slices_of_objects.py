# Long slices, copies and assignments of ints and objects mixed: each object is given up once, the last item first.
class Noted:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        gone.append(self.name)


gone = []
for kind in list, tuple:
    for step in 1, 2, -1, -3:
        row = kind(Noted(i) if i % 11 == 0 else i for i in range(40))
        part = row[::step]
        doubled, joined, again = row * 2, row + part, kind(row)
        del row, doubled, joined
        print(kind.__name__, step, gone, len(part), [getattr(item, "name", item) for item in part[:4]])
        del again, part
        print(gone)
        gone.clear()

row = [Noted(i) for i in range(6)]
row[1:3] = row[4:5]
print(gone, [item.name for item in row])
row[0:2] = (7, 8, 9)
row[::2] = [1, Noted("x"), 3]
print(gone, [getattr(item, "name", item) for item in row])
row[1:1] = row
row[2:4] = row
del row[1:4], row[::3]
print(gone, [getattr(item, "name", item) for item in row], len(row))
row[:] = range(3)
print(gone)
