import _bisect
class S:
    def __init__(self):
        self.items = [1, 3, 5]
    def __len__(self):
        return len(self.items)
    def __getitem__(self, i):
        return self.items[i]
    def insert(self, i, x):
        print('insert', i, x)
        self.items.insert(i, x)
s = S()
_bisect.insort_left(s, 3)
_bisect.insort_right(s, 3)
class L(list):
    def insert(self, i, x):
        print('L.insert', i, x)
        list.insert(self, i, x)
l = L([1, 2])
_bisect.insort_right(l, 1.5)
print(s.items, l)
