class A:
    kind = "class"
    def __delattr__(self, name):
        print("deleting", name)
        super().__delattr__(name)
a = A()
a.x = 1
del a.x
for name in ["x", "kind", "nothing"]:
    try:
        delattr(a, name)
    except AttributeError as error:
        print(error)
del A.kind
print(hasattr(A, "kind"))
