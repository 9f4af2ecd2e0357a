class B:
    def __bool__(self): print("bool"); return False
    def __len__(self): print("len"); return 1
class L:
    def __len__(self): print("len"); return 0
class N: pass
for x in (B(), L(), N()):
    if x:
        print(type(x).__name__, "true")
    else:
        print(type(x).__name__, "false")
