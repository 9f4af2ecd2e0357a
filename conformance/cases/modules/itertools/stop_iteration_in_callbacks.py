import itertools as i
def stop(*args):
    raise StopIteration
for it in (i.accumulate([1, 2], stop), i.starmap(stop, [()]), i.takewhile(stop, [1]), i.dropwhile(stop, [1]), i.filterfalse(stop, [1]), i.groupby([1], stop)):
    print(type(it).__name__, list(it))
