class A:
    def __int__(self): return 7
class B:
    def __index__(self): return 9
class C(A, B): pass
class D:
    def __int__(self): return 1.5
class E:
    def __index__(self): return "x"
class F:
    def __trunc__(self): return 3
print(int(A()), int(B()), int(C()), hex(B()), [10, 20, 30][:B()])
for x in (D(), E(), F()):
    try:
        print(int(x))
    except TypeError as e:
        print(e)
