import types
C = types.CellType
print(C(1) == C(1), C(1) != C(2), C(1) < C(2), C(2) >= C(3), C() == C(), C() < C(1), C(1) > C())
for source in ["C(1) < C('a')", "C(1) == 1", "C(1) < 1", "hash(C(1))", "C([]) < C([1])"]:
    try:
        print(source, eval(source))
    except TypeError as e:
        print(source, "|", e)
