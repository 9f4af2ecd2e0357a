def kind(x):
    match x:
        case int() | str(): return "int or str"
        case None: return "none"
    return "other"
print(kind(1), kind("a"), kind(None), kind([]))
Number = int | float
print([isinstance(x, Number) for x in (1, 2.0, "3", True)])
try:
    match 1:
        case Number(): print("never")
except TypeError as e:
    print(e)
