# ends: work
class C:
    def __getattr__(self, name):
        return C()
x = C()
while True:
    x = x.a
