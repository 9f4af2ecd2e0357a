import _pickle

class R:
    def __init__(self, *value): self.value = value
    def __reduce__(self): return self.value
def make(*args): return Made(args)
class Made:
    def __init__(self, args): self.args = args; self.log = []
    def append(self, item): self.log.append(item)
    def __setitem__(self, key, value): self.log.append((key, value))
def set_state(made, state): made.state = state

for value in (R(make, (1, 2)), R(make, (), {"s": 1}), R(make, (), None, iter([1, 2])), R(make, (), None, None, iter([(1, 2)])),
              R(make, (), 7, None, None, set_state)):
    for protocol in 0, 1, 2, 5:
        value.value = tuple(iter(list(v)) if hasattr(v, "__next__") else v for v in value.value)
        items = value.value
        if len(items) > 3:
            items = items[:3] + (iter([1, 2]) if items[3] else None,) + ((iter([(1, 2)]) if items[4] else None,) + items[5:] if len(items) > 4 else ())
            value.value = items
        data = _pickle.dumps(value, protocol)
        print(data)
        print(vars(_pickle.loads(data)))
class Name:
    def __reduce__(self): return "NAME"
NAME = Name()
print(_pickle.dumps(NAME), _pickle.loads(_pickle.dumps(NAME)) is NAME)
