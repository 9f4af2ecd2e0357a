from collections import deque
class Evil:
    def __eq__(self, other):
        d.clear()
        return False
for f in (lambda: d.index(5), lambda: d.count(5), lambda: d.remove(5), lambda: 5 in d, lambda: d == deque([5, 6, 7])):
    d = deque([Evil(), 1, 2])
    try:
        print(f())
    except (RuntimeError, IndexError, ValueError) as e:
        print(type(e).__name__, e)
