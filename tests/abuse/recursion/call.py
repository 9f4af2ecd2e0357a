# ends: RecursionError
class C:
    def __call__(self):
        return self()
C()()
