class P(int):
    def __new__(cls, value, name):
        self = super().__new__(cls, value)
        self.name = name
        return self
p = P(10**30, "big")
print(p, p.name, p.__dict__, p + 1)
p.extra = [p]
print(sorted(vars(p)), P(0, "").__bool__(), isinstance(p, int))
