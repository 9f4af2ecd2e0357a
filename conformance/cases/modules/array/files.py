import io
from array import array
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
f = io.BytesIO()
x = array('i', range(5))
x.tofile(f)
print(f.getvalue())
f.seek(0)
y = array('i')
y.fromfile(f, 3)
print(y)
show(y.fromfile, f, 5)
print(y)
show(y.fromfile, f, -1)
show(y.fromfile, 5, 1)
show(y.tofile, 5)
class Bad:
    def read(self, n):
        return 'text'
show(y.fromfile, Bad(), 1)
