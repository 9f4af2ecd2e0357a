class F(float):
    def __new__(cls, v, tag=None):
        self = super().__new__(cls, v)
        self.tag = tag
        return self
f = F(1.5, "t")
print(f, f.tag, type(f + 1), type(-f), type(f.real), type(abs(f)), type(+f), f == 1.5, hash(f) == hash(1.5), type(float(f)))
print(F(1e300), F("2.5") * 2, f.__getnewargs__(), f.__reduce_ex__(2)[1:3], isinstance(f, float), round(f), divmod(f, 1))
