import _pickle

VALUES = [(), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {1: 2, 3: 4}, set(), {1}, {1, 2},
          frozenset(), frozenset([1]), [[], [()]], {"a": [{}]}]
for protocol in range(6):
    for value in VALUES:
        data = _pickle.dumps(value, protocol)
        print(protocol, data, _pickle.loads(data) == value)
