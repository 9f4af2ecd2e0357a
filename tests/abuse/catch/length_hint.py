# ends: work
class C:
    def __iter__(self):
        return iter([])
    def __length_hint__(self):
        while True:
            pass
while True:
    try:
        list(C())
    except BaseException:
        pass
