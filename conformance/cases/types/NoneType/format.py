print(f"{None}", f"{None!r:>6}|", "%s %r" % (None, None), "{}".format(None), str(None), repr(None), ascii(None))
for source in ["f'{None:>6}'", "'%d' % None", "format(None, 'x')", "'{:d}'.format(None)", "'%c' % None", "'%f' % None", "b'%s' % None", "'%*d' % (None, 1)", "format(None)"]:
    try:
        print(eval(source))
    except (TypeError, ValueError) as e:
        print(source, "|", type(e).__name__, e)
