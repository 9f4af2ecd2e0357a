# ends: work
class C:
    def __str__(self):
        while True:
            pass
while True:
    try:
        print(C())
    except BaseException:
        pass
