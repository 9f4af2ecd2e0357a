"""A memoryview's iterator unpacks its items."""
from _attempt import attempt
from array import array

walk = iter(memoryview(array("d", [1.5, 2.5])))
print(type(walk).__name__, list(walk), next(walk, "end"))
print(list(iter(memoryview(b"ab").cast("c"))), list(memoryview(array("h", [-1, 2]))))
view = memoryview(bytearray(b"abc"))
walk = iter(view)
print(next(walk))
view.release()
attempt(next, walk)
attempt(iter, view)
attempt(iter, memoryview(b"abcd").cast("B", (2, 2)))
print(hasattr(walk, "__length_hint__"), hasattr(walk, "__setstate__"), iter(walk) is walk)
