# ends: work
class C:
    @property
    def x(self):
        while True:
            pass
while True:
    hasattr(C(), 'x')
