from array import array
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
a = array('h', [1, 2, 3])
m = memoryview(a)
print(m.format, m.itemsize, m.shape, m.strides, m.readonly, m.tolist(), m.nbytes)
for f in (lambda: a.append(1), lambda: a.extend([1]), a.pop, lambda: a.__delitem__(0), a.clear, lambda: a.frombytes(b'ab'), lambda: a.insert(0, 0), lambda: a.__imul__(2), lambda: a.__iadd__(a), lambda: a.__setitem__(slice(0, 0), array('h', [1]))):
    show(f)
m[0] = 77
a[1] = 5
print(a, m.tolist())
m.release()
a.append(4)
print(a, bytes(array('b', [1, 2])), memoryview(array('w', 'a')).format)
