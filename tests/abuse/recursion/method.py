# ends: RecursionError
class C:
    def m(self):
        return self.m()
C().m()
