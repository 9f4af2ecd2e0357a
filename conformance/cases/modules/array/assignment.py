from array import array
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
a = array('i', [1, 2, 3, 4, 5])
a[0] = 9
a[-1] = 8
a[1:2] = array('i', [7, 7, 7])
print(a)
a[::2] = array('i', [0, 0, 0, 0])
print(a)
a[2:2] = a
print(a)
a[1:100] = array('i')
print(a)
show(a.__setitem__, 0, 'x')
show(a.__setitem__, 9, 1)
show(a.__setitem__, slice(0, 1), [1])
show(a.__setitem__, slice(0, 1), array('d', [1]))
show(a.__setitem__, slice(0, 5, 2), array('i', [9, 9, 9]))
show(a.__setitem__, 'x', 1)
