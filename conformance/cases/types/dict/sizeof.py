print([d.__sizeof__() for d in ({}, {"a": 1}, dict.fromkeys(range(6)), dict.fromkeys(range(100)), dict.fromkeys(map(str, range(11))))])
print(dict[str, int], dict.__name__, dict.__hash__)
print({1: 2}.__contains__(1), dict.__len__({1: 2}), {1: 2}.__or__({3: 4}), {1: 2}.__ror__({3: 4}), {}.__or__(5))
