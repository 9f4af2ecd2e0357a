import _random
print(_random.Random.__name__, _random.Random.__module__, _random.Random.__base__)
print([n for n in dir(_random.Random) if not n.startswith('__')])
print(_random.__name__)
