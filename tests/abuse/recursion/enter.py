# ends: RecursionError
class C:
    def __enter__(self):
        with self:
            pass
    def __exit__(self, *args):
        pass
with C():
    pass
