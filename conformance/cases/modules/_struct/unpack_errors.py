from _struct import unpack, unpack_from, error
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: unpack('i', b'abc'))
show(lambda: unpack('i', 'abcd'))
show(lambda: unpack('i', 5))
show(lambda: unpack('i', memoryview(b'abcdefgh')[::2]))
show(lambda: unpack('', b'a'))
show(lambda: unpack('i'))
show(lambda: unpack_from('i', b'abcdefgh', 5))
show(lambda: unpack_from('i', b'abcdefgh', -3))
show(lambda: unpack_from('i', b'abcdefgh', -9))
show(lambda: unpack_from('i', b'ab', 100))
show(lambda: unpack_from('i'))
show(lambda: unpack_from('i', b'abcd', 1.5))
show(lambda: unpack_from('i', b'abcdefgh', -4))
show(lambda: unpack_from('i', buffer=b'abcd', offset=0))
show(lambda: unpack_from('2h', bytearray(b'abcdef'), 2))
