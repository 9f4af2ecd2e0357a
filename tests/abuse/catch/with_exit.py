# ends: work
class C:
    def __enter__(self):
        pass
    def __exit__(self, *args):
        return True
while True:
    with C():
        while True:
            pass
