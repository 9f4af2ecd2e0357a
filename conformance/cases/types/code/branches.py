def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

def f(x):
    if x:
        return 1
    for i in x:
        pass

print(len(list(f.__code__.co_branches())))
print(type(f.__code__.co_lines()).__name__, type(f.__code__.co_positions()).__name__)
