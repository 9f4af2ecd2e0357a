class D:
    def __get__(self, obj, owner): return ("get", obj is None, owner.__name__)
    def __set__(self, obj, value): print("set", value)
    def __delete__(self, obj): print("delete")
class N:
    def __get__(self, obj, owner): return "non-data"
class A:
    d, n = D(), N()
a = A()
a.__dict__.update(d="shadow", n="instance")
a.d = 5
del a.d
print(a.d, A.d, a.n, A.n)
