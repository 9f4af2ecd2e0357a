class L(list):
    def __init__(self, *items, tag=None):
        super().__init__(items)
        self.tag = tag
    def append(self, item):
        super().append(item * 2)
a = L(1, 2, tag="t")
a.append(3)
print(a, a.tag, len(a), a == [1, 2, 6], isinstance(a, list))
a.x = 5
print(a.__dict__, a[1:], sorted(L(3, 1)))
