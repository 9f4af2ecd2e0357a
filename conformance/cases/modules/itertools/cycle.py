from itertools import cycle, islice
print(list(islice(cycle("abc"), 7)), list(cycle([])), list(islice(cycle([1]), 3)))
seen = []
def gen():
    for x in "ab":
        seen.append(x)
        yield x
print(list(islice(cycle(gen()), 5)), seen)
for call in (lambda: cycle(), lambda: cycle(5), lambda: cycle([], []), lambda: cycle(iterable=[])):
    try:
        call()
    except TypeError as e:
        print(e)
