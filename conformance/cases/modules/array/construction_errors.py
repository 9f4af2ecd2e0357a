from array import array

def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: array())
show(lambda: array('z'))
show(lambda: array(1))
show(lambda: array('ii'))
show(lambda: array('i', b'abc'))
show(lambda: array('i', 'ab'))
show(lambda: array('b', array('w', 'a')))
show(lambda: array('i', 5))
show(lambda: array('i', [1], 2))
show(lambda: array('i', [1], x=2))
show(lambda: array('i', None))
show(lambda: array('w', ['ab']))
show(lambda: array('w', [5]))
show(lambda: array('i', array('d', [1.5])))
show(lambda: array(typecode='i'))
