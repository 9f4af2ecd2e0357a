import weakref, _weakref

class A: ...

a = A()
r = weakref.ref(a)
print(r() is a, r is weakref.ref(a), weakref.getweakrefcount(a), r == weakref.ref(a), weakref.ref is _weakref.ref is _weakref.ReferenceType)
calls = []
s = weakref.ref(a, calls.append)
print(s is r, s == r, weakref.getweakrefcount(a), weakref.getweakrefs(a) == [r, s], r.__callback__, s.__callback__ == calls.append)
del a
print(r(), s(), calls == [s], s.__callback__, r == s, repr(r).startswith("<weakref at"), repr(r).endswith("; dead>"))
