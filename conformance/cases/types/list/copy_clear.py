a = [1, [2]]
b = a.copy()
b[1].append(3)
b.append(4)
print(a, b, a is b)
print(b.clear(), b, len(a))
class L(list):
    pass
print(type(L([1]).copy()).__name__, type(L([1])[:]).__name__, type(L([1]) + [2]).__name__, type(L([1]) * 2).__name__)
