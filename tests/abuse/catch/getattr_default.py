# ends: work
class C:
    def __getattr__(self, name):
        return sum(iter(int, 1))
while True:
    getattr(C(), 'x', 1)
