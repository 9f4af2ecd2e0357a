a, b = [3, 1, 2], ["c", "a", "b"]
print(sorted(zip(a, b)), [y for _, y in sorted(zip(a, b))])
print(min(zip(a, b)), zip(a, b) == zip(a, b))
try:
    zip(a) < zip(b)
except TypeError as e:
    print(e)
print(len(set(zip([1, 1], [2, 2]))))
