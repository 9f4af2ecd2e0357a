from itertools import dropwhile, takewhile
print(list(dropwhile(lambda x: x < 3, [1, 2, 3, 1, 5])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(bool, [])), list(takewhile(bool, [1, 0, 2])))
it = iter([1, 5, 2])
t = takewhile(lambda x: x < 3, it)
print(list(t), list(it), list(t))
for f in (dropwhile, takewhile):
    for call in (lambda: f(), lambda: f(bool), lambda: f(bool, 5), lambda: next(f(5, [1])), lambda: f(bool, [], 1), lambda: f(predicate=bool, iterable=[])):
        try:
            call()
        except TypeError as e:
            print(e)
