from _struct import iter_unpack, error
it = iter_unpack('>H', b'\0\1\0\2\0\3')
print(it.__length_hint__(), next(it), it.__length_hint__(), list(it), it.__length_hint__(), iter(it) is it)
for args in (('i', b'abcde'), ('', b'abc'), ('i', 5), ('i',), ('b', 'x')):
    try:
        print(iter_unpack(*args))
    except (error, TypeError) as e:
        print(type(e).__name__, e)
print(list(iter_unpack('2s', b'')), type(it).__name__)
try:
    type(it)()
except TypeError as e:
    print(e)
