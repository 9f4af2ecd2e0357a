def show(x):
    print("guard", x)
    return x > 2
for v in (1, 3):
    match v:
        case x if show(x): print("big", x)
        case x if x == 1 and (y := 5): print("one", y)
        case _: print("other")
print(x)
match 5:
    case n if n.missing if False else True: print("conditional guard", n)
try:
    match 5:
        case n if 1 / 0: pass
except ZeroDivisionError as e:
    print(e, n)
