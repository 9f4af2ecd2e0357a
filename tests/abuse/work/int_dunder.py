# ends: work
class C:
    def __index__(self):
        while True:
            pass
range(C())
