# ends: work
class C:
    def __del__(self):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                C()
C()
while True:
    pass
