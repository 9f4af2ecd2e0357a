# ends: memory
class C:
    def __enter__(self):
        return self
    def __exit__(self, *args):
        return True
with C():
    x = 'a' * 10**9
while True:
    pass
