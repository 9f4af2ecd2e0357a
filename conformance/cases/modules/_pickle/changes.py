import _pickle

class Grow:
    def __reduce__(self):
        target.update({len(target): 1}) if isinstance(target, dict) else target.add(len(target))
        return int, ()
for target in {0: Grow(), 1: Grow()}, {Grow(), "x"}:
    try:
        _pickle.dumps(target)
    except RuntimeError as error:
        print(error)
target = {}
items = [1, 2]
class Shrink:
    def __reduce__(self):
        items.clear()
        return int, ()
items[:] = [Shrink(), 2, 3]
print(_pickle.loads(_pickle.dumps(items)))
