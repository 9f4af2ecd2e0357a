class S(list):
    def __len__(self): print("len"); return super().__len__()
    def __getitem__(self, i): print("get", i); return super().__getitem__(i)
    def __iter__(self): print("iter"); return super().__iter__()
match S([1, 2, 3]):
    case [1, 2]: print("no")
    case [1, *rest, 3]: print("rest", rest)
match S([1, 2]):
    case [_, _, _]: print("no")
    case [*_]: print("anything")
match S([1, 2]):
    case [x, _]: print(x)
