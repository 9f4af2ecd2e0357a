import _struct
print(_struct.error.__module__, _struct.error.__name__, _struct.error.__mro__)
print(issubclass(_struct.error, Exception), sorted(n for n in dir(_struct) if not n.startswith('__')))
try:
    _struct.pack('i', None)
except _struct.error as e:
    print(repr(e), e.args)
