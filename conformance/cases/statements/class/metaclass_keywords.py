class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **kwargs):
        print("prepare", name, kwargs)
        return {"prepared": True}
    def __new__(mcls, name, bases, ns, **kwargs):
        print("new", sorted(k for k in ns if not k.startswith("__")))
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, flag=None):
        print("init", flag)
    def __call__(cls, *args):
        print("call", args)
        return super().__call__(*args)
class A(metaclass=Meta, flag=5):
    def __init__(self, *args): self.args = args
print(A(1, 2).args, A.prepared, type(A).__name__)
