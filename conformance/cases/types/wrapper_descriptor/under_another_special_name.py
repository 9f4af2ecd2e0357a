# A wrapper of one slot as the method of another.
class Power(int):
    __call__ = int.__pow__
    __getitem__ = int.__mul__


class Joiner(str):
    __call__ = str.join


class Maker(dict):
    __call__ = dict.__dict__["fromkeys"]


print(Power(2)(3), Power(5)[4], callable(Power(1)))
print(Joiner(":")(["a", "b"]))
made = Maker()([1, 2], 3)
print(made, type(made))
