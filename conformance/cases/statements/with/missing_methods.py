class OnlyEnter:
    def __enter__(self): pass
class OnlyExit:
    def __exit__(self, *args): pass
for manager in [5, OnlyEnter(), OnlyExit(), None, open]:
    try:
        with manager:
            pass
    except TypeError as error:
        print(error)
