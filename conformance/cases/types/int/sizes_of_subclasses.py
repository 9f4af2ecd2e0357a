class Plain(int): pass
class Slots(int): __slots__ = ()


for cls in int, Plain, Slots:
    for value in 0, 1, 2**30, -2**60:
        print(cls.__name__, cls(value).__sizeof__() == cls.__basicsize__ + cls.__itemsize__ * max(1, -(-value.bit_length() // 30)))
