def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

u = int | str
print(u, u.__args__, u.__origin__, type(u), u == str | int, hash(u) == hash(str | int))
print(int | int, int | None, (int | str) | float, int | (str | int))
