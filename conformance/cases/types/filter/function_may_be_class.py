print(list(filter(list, [(), (1,)])), list(filter(float, ["0.0", "1.5"])))
try:
    list(filter(int, ["1", "x"]))
except ValueError as e:
    print(e)
class Meta(type):
    def __call__(cls, x): return x > 1
class C(metaclass=Meta): pass
print(list(filter(C, [1, 2])))
print(list(filter(type, [0, None])))
