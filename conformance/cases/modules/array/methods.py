from array import array
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
a = array('h', [1, 2, 3, 2])
print(a.count(2), a.index(2), a.index(2, 2), a.pop(), a.pop(0), a)
a.insert(0, 7)
a.insert(-1, 8)
a.insert(99, 9)
print(a)
a.reverse()
print(a, a.remove(8), a)
a.byteswap()
print(a, a.tolist(), a.tobytes(), a.itemsize, a.typecode, a.buffer_info()[1])
a.clear()
print(a, len(a))
