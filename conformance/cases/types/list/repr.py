a = [1, "x", 2.5, None]
print(a, repr([]), str([[]]))
a.append(a)
print(a)
b = [a]
print(b)
class Bad:
    def __repr__(self):
        return 5
try:
    repr([Bad()])
except TypeError as e:
    print(e)
