print(b"%s %b %a %r" % (b"x", b"y", "é", "z"), b"%d %i %x %X %o %c %c" % (1, 2, 255, 255, 8, 65, b"B"), b"%5s|%-5s|%.2s" % (b"ab", b"ab", b"abc"), b"%08.3f %e %g" % (3.14159, 1e10, 1e-5), b"%(a)s" % {b"a": b"k"}, b"100%%")
class B:
    def __bytes__(self):
        return b"B()"
print(b"%s" % B(), b"%b" % memoryview(b"m"), bytearray(b"%d") % 5, type(bytearray(b"") % ()))
for call in ["b'%s' % 'x'", "b'%b' % 1", "b'%d' % b'1'", "b'%c' % 256", "b'%c' % b'ab'", "b'%z' % 1", "b'%s'", "b'%s %s' % b'a'", "b'a' % 1", "b'%(a)s' % {}", "b'%(a)s' % 1", "b'%' % ()", "b'%c' % 'a'", "b'%x' % 1.5"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
