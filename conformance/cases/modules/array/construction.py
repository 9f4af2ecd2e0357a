from array import array

def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: array('i'))
show(lambda: array('i', [1, 2]))
show(lambda: array('i', (1, 2)))
show(lambda: array('i', range(3)))
show(lambda: array('i', b'\1\0\0\0'))
show(lambda: array('h', bytearray(4)))
show(lambda: array('w', 'h\xe9\U0001f600'))
show(lambda: array('d', [1, 2.5]))
show(lambda: array('i', array('b', [1, 2])))
show(lambda: array('d', array('i', [1])))
show(lambda: array('w', ['a', 'b']))
show(lambda: array('B', iter([1, 2])))
show(lambda: array('f', [0.1]))
