ns = {}
exec("type A = B\ntype B = int", ns)
print(ns["A"].__value__.__value__, ns["A"].__module__)
def outer():
    n = 1
    def inner():
        nonlocal n
        n += 1
        type A[T] = (T, n)
        return A
    return inner()
print(outer().__value__[1], outer().__name__)
print(eval("(lambda: 0)") is not None)
import sys
print(sys._getframe().f_code.co_name)
type Z = sys._getframe().f_code.co_name
print(Z.__value__)
