import select, os

r, w = os.pipe()

class Shrinking:
    def fileno(self):
        del files[-1]
        return w

files = [Shrinking(), Shrinking(), Shrinking(), Shrinking()]
ready = select.select([], files, [], 0)
print(len(files), len(ready[1]), ready[0], ready[2])
print(select.select([w] * 3, [w] * 2, [], 0)[1] == [w] * 2)
print(select.select((), iter([w]), {}, 0) == ([], [w], []))
