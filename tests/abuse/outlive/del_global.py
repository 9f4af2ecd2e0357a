# ends: ok
class C:
    def __del__(self):
        while True:
            pass
c = C()
