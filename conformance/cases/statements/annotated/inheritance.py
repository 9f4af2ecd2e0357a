class A:
    x: int
class B(A): pass
class D(A):
    y: str
print(B.__annotations__, D.__annotations__, A.__annotations__)
print(B.__annotate__, "__annotations__" in vars(B))
B.__annotations__["z"] = 1
print(B.__annotations__, A.__annotations__)
print(object.__dict__.get("__annotations__"))
try:
    int.__annotations__
except AttributeError as e:
    print(e)
