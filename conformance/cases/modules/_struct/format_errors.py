import _struct
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: _struct.calcsize('z'))
show(lambda: _struct.calcsize('3'))
show(lambda: _struct.calcsize('i3'))
show(lambda: _struct.calcsize('<n'))
show(lambda: _struct.calcsize('<P'))
show(lambda: _struct.calcsize('>N'))
show(lambda: _struct.calcsize('i@'))
show(lambda: _struct.calcsize('99999999999999999999i'))
show(lambda: _struct.calcsize('9223372036854775807i'))
show(lambda: _struct.calcsize('i\0'))
show(lambda: _struct.calcsize(5))
show(lambda: _struct.calcsize(None))
show(lambda: _struct.calcsize('2 i'))
show(lambda: _struct.calcsize('-1i'))
show(lambda: _struct.calcsize('1.5i'))
show(lambda: _struct.calcsize('\xe9'))
show(lambda: _struct.calcsize())
