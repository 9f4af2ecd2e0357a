from _struct import Struct, error
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)
show(lambda: Struct())
show(lambda: Struct(1))
show(lambda: Struct('i', 'j'))
show(lambda: Struct('z'))
show(lambda: Struct('i').pack())
show(lambda: Struct('i').pack(1, 2))
show(lambda: Struct('i').unpack(b'a'))
show(lambda: Struct('i').unpack_from(b'a'))
show(lambda: Struct('i').pack_into(bytearray(4), 0))
show(lambda: Struct('i').pack_into(bytearray(4)))
show(lambda: Struct('i').pack_into())
show(lambda: Struct('i').iter_unpack(b'123'))
show(lambda: Struct.__new__(Struct).pack(1))
show(lambda: Struct.__new__(Struct).size)
show(lambda: Struct.__new__(Struct).format)
show(lambda: setattr(Struct('i'), 'size', 1))
