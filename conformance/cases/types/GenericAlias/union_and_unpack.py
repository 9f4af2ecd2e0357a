def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

print(list[int] | None, type(list[int] | str).__name__)
print(*tuple[int, str], (*tuple[int],)[0].__unpacked__)
print(list[...], tuple[()], tuple[int, ...])
