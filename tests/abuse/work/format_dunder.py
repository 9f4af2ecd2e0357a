# ends: work
class C:
    def __format__(self, spec):
        while True:
            pass
'{}'.format(C())
