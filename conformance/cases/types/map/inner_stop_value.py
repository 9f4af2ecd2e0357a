def f(x): raise StopIteration("payload", x)
class It:
    def __init__(self, *args): self.args_ = args
    def __iter__(self): return self
    def __next__(self): raise StopIteration(*self.args_)
for make in [lambda: map(f, [7]), lambda: map(str, It("inner")), lambda: map(str, [1], It(1, 2)), lambda: filter(f, [8]), lambda: filter(None, It("filtered")), lambda: enumerate(It("counted")), lambda: zip(It("zipped")), lambda: zip([1], It("second")), lambda: reversed([]), lambda: iter(It("itself")), lambda: zip([1], It("strict"), strict=True), lambda: zip(It("strict"), It("strict"), strict=True), lambda: iter(lambda: f(3), 0)]:
    try:
        next(make())
    except StopIteration as e:
        print("stop", e.args, e.value, e.__context__)
    except ValueError as e:
        print("value", e)
