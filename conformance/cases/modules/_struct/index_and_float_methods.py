from _struct import pack, error
class I:
    def __index__(self):
        return 7
class F:
    def __float__(self):
        return 2.5
class C:
    def __complex__(self):
        return 2 + 5j
class Bad:
    def __index__(self):
        raise KeyError('bad')
print(pack('b', I()), pack('>d', F()), pack('>D', C()), pack('>q', I()), pack('>d', I()))
for f, v in (('b', F()), ('b', Bad()), ('d', Bad()), ('d', C()), ('D', 'x')):
    try:
        print(pack(f, v))
    except (error, KeyError) as e:
        print(type(e).__name__, e)
