class A:
    y = 1
    def __getattribute__(self, name):
        if name == "magic":
            return 42
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return f"fallback {name}"
a = A()
a.z = 3
print(a.magic, a.y, a.z, a.w, len(vars(a)))
