# ends: memory
class C:
    pass
c = C()
n = 0
while True:
    setattr(c, f'name{n}', n)
    n += 1
