# ends: memory
class C:
    __slots__ = tuple(f'slot{n}' for n in range(100))
x = []
while True:
    x.append(C())
