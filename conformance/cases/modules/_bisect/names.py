import _bisect
print(sorted(n for n in dir(_bisect) if not n.startswith('_')))
print(_bisect.bisect_left.__name__, _bisect.bisect_left.__module__)
print(_bisect.__name__)
