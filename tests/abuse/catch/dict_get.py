# ends: work
class C:
    def __hash__(self):
        while True:
            pass
while True:
    try:
        {}.get(C())
    except BaseException:
        pass
