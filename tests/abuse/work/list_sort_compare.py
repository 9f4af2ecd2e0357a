# ends: work
class C:
    def __lt__(self, other):
        return True
x = [C() for _ in range(100_000)]
while True:
    sorted(x)
