x = "outer"
print([x for x in range(3)], x)
print({x: y for x, y in zip("ab", [1, 2])}, {x % 2 for x in range(5)}, x)
def f():
    y = 1
    fs = [lambda: (x, y) for x in range(2)]
    y = 5
    return [g() for g in fs]
print(f())
class A:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    try:
        bad = [i for _ in range(1) for i in items]
    except NameError as error:
        print(error)
print(A.doubled)
