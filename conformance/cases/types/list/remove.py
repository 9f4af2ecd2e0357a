a = [1, 2.0, "x", 1, True]
a.remove(1)
print(a)
a.remove(2)
print(a)
a.remove(True)
print(a)
try:
    a.remove("nope")
except ValueError as e:
    print(e)
class Evil:
    def __eq__(self, other):
        b.clear()
        return True
b = [Evil(), 1]
try:
    b.remove(5)
except Exception as e:
    print(type(e).__name__)
print(b)
