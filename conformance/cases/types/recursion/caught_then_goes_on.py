import sys
def f(n):
    try:
        return f(n + 1)
    except RecursionError:
        return n
first = f(0)
second = f(0)
print(first == second, 900 < first < 1100)
def g():
    try:
        g()
    finally:
        calls.append(1)
calls = []
try:
    g()
except RecursionError as e:
    print(str(e), len(calls) > 900)
def gen(n):
    yield n
    yield from gen(n + 1)
count = 0
try:
    for _ in gen(0): count += 1
except RecursionError:
    print("generators", 300 < count < 1100)
old = sys.getrecursionlimit()
for bad in (0, -1, "a", 2**40, 1.5):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError, OverflowError, RecursionError) as e:
        print(type(e).__name__, e)
print(sys.getrecursionlimit() == old)
