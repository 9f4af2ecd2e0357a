class Seq:
    def __len__(self):
        return 5
    def __getitem__(self, i):
        return i if isinstance(i, int) else ("slice", i.indices(len(self)))
s = Seq()
print(s[1:3], s[-1], s[-2:], s[::-1], s[2])
