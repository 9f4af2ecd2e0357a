from array import array
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
a = array('h', range(10))
del a[0]
del a[-1]
print(a)
del a[1:3]
print(a)
del a[::2]
print(a)
b = array('b', range(10))
del b[8:1:-3]
print(b)
show(b.__delitem__, 50)
show(b.__delitem__, 'x')
del b[:]
print(b)
