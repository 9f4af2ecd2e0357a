import copy, pickle, types

for value in (types.SimpleNamespace(a=1), list[int], int | str, types.NoneType, types.MethodType(str.upper, "x"), len, ..., NotImplemented):
    other = pickle.loads(pickle.dumps(value))
    print(type(value).__name__, other == value, copy.deepcopy(value) == value)
for value in (types.MappingProxyType({}), types.CellType(1), types, (lambda: 1), (i for i in ())):
    try:
        pickle.dumps(value)
    except Exception as error:
        print(type(error).__name__, str(error).partition(" <function")[0].partition(": attribute")[0])
