"""Names of builtins that the program replaces."""
import builtins


def length(data):
    return len(data)


print(length([1, 2]))
len = lambda data: "global"
print(length([1]), builtins.len([1]))
del len
print(length([1]))
original = builtins.len
builtins.len = lambda data: "replaced"
print(length([1]), original([1, 2, 3]))
builtins.len = original
builtins.answer = 42
print(answer, length("abc"))
del builtins.answer
try:
    answer
except NameError as error:
    print(error)
print(__builtins__ is builtins or __builtins__ is vars(builtins), eval("len('ab')", {"__builtins__": {"len": lambda x: "own"}}))
