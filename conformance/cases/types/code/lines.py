def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(x):
    if x:
        return 1
    return 2

print([line for _, _, line in f.__code__.co_lines()])
print(len(list(f.__code__.co_positions())) == len(f.__code__.co_code) // 2)
