def f(n):
    print("f", n)
    return n
try:
    assert f(1) < f(2) > f(5), f"{f(9)}"
except AssertionError as e:
    print(e)
assert f(1) in (f(1), f(2))
assert f(0) or f(3)
