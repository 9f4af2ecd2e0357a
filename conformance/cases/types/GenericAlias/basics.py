def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

a = list[int]
print(a, a.__origin__, a.__args__, a.__parameters__, type(a).__name__)
print(list[int] == list[int], hash(list[int]) == hash(list[int]), list[int] == list[str], list[int] == list)
