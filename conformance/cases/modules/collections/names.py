import collections, _collections
print(sorted(n for n in dir(_collections) if not n.startswith("__")))
print([(t.__name__, t.__module__) for t in (collections.deque, collections.defaultdict, collections.OrderedDict, _collections._tuplegetter)])
print(collections.deque.__hash__, issubclass(collections.OrderedDict, dict), sorted(collections.__all__))
