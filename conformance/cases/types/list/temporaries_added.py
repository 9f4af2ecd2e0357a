# Lists that end with the addition may give up their items; those that somebody has may not.
class Item:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        print("gone", self.number)


a, b = [1, 2], [3]
print(a + b, a[:] + b, a + b[:], a[:] + b[:], [i for i in range(5)] + [7], [] + a, a[:] + [], a, b)
row = [Item(number) for number in range(10)]
row[:] = row[3:4] + row[:3] + row[4:]
print([item.number for item in row])
row[1:4] = [Item(number) for number in range(20, 31)] + []
print(len(row))
row[:] = [None] * 9 + []
kept = [object() for _ in range(9)]
row[:] = kept
print(row == kept, row is kept, len(kept))
