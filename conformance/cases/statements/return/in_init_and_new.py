class A:
    def __init__(self): return None
class B:
    def __init__(self): return 5
class C:
    def __new__(cls): return "not an instance"
    def __init__(self): print("never")
class D:
    def __init__(self): return self
print(type(A()).__name__, C())
for cls in (B, D):
    try:
        cls()
    except TypeError as e:
        print(e)
