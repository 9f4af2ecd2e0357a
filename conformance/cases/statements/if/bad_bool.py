class Odd:
    def __bool__(self): return 2
class Long:
    def __len__(self): return -1
class Wrong:
    def __len__(self): return "x"
for value in (Odd(), Long(), Wrong()):
    try:
        if value:
            print("true")
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
