f, s = frozenset([1, 2]), {2, 3}
print(type(f | s).__name__, type(s | f).__name__, f & s, s - f, f ^ s, f == {1, 2}, {1, 2} == f, f <= {1, 2, 3}, s > frozenset([2]))
s |= f
print(s, type(s).__name__)
f |= {9}
print(sorted(f), type(f).__name__)
for source in ["f | [1]", "[1] | f", "f < [1]", "f - 'ab'", "f & None", "f == [1, 2]", "f + f"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
