# ends: RecursionError
class C:
    pass
C.__call__ = C()
C()()
