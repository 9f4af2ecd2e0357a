def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import types

def body(ns):
    ns["x"] = 5
    print(type(ns).__name__)

A = types.new_class("A", (int,), {}, body)
print(A, A.x, A(3) + 1, A.__module__)
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        print("new", name, kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, *args, **kw): pass
    @classmethod
    def __prepare__(mcls, name, bases, **kw):
        print("prepare", name, kw)
        return {"prepared": 1}
B = types.new_class("B", (), {"metaclass": Meta, "z": 1})
print(B.prepared, type(B).__name__, types.new_class("C").__bases__)
print(types.prepare_class("D", (B,), {"k": 2}))
class Other(type): ...
attempt(types.new_class, "E", (B, types.new_class("F", (), {"metaclass": Other})))
