s = slice(1, 2, 3)
match s:
    case slice(start=a, stop=b, step=c):
        print(a, b, c)
print([x for x in dir(slice) if not x.startswith("__")])
