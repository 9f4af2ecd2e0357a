from array import array
a = array('h', [1, 2])

def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: a.index(9))
show(lambda: a.index(1, 1))
show(lambda: a.remove(9))
show(lambda: a.pop(5))
show(lambda: array('i').pop())
show(lambda: a.pop('x'))
show(lambda: a.insert('x', 1))
show(lambda: a.insert(0, 'x'))
show(lambda: a.append())
show(lambda: a.append(1, 2))
show(lambda: a.extend(5))
show(lambda: a.extend(['x']))
show(lambda: a.extend(array('b')))
show(lambda: a.fromlist((1,)))
show(lambda: a.fromlist([1, 'x']))
show(lambda: a)
show(lambda: a.frombytes(b'abc'))
show(lambda: a.frombytes('ab'))
show(lambda: a.tounicode())
show(lambda: a.fromunicode('x'))
show(lambda: array('w').fromunicode(5))
