from array import array
a = array('i', [1, 2, 3, 4, 5])

def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: a[0])
show(lambda: a[-1])
show(lambda: a[5])
show(lambda: a[-6])
show(lambda: a['x'])
show(lambda: a[1.5])
show(lambda: a[1:3])
show(lambda: a[::-2])
show(lambda: a[10:])
show(lambda: a[True])
show(lambda: a[2**70])
show(lambda: a[::0])
