from array import array
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
a = array('i', [1, 2])
print(a + a, a * 3, 2 * a, a * 0, a * -1, a + array('i'))
a += array('i', [3])
a *= 2
print(a)
show(lambda: a + [1])
show(lambda: a + array('b'))
show(lambda: a * 1.5)
show(a.__iadd__, [1])
show(a.__iadd__, array('d'))
show(lambda: [1] + a)
