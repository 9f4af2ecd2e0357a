print("{} {1}".replace("1", "").format(1, 2), "{0}{1}{0}".format("a", "b"), "{x} {y!r}".format(x=1, y="s"), "{{}}".format(), "{:>{w}}|".format("a", w=4))
print("{0[1]} {0[k]} {1.real} {1.__class__.__name__}".replace("{0[k]} ", "").format([1, 2], 5), "{d[k]} {d[1]}".format(d={"k": "v", 1: "one"}), "{:{}{}}".format("a", "^", 5))
print("{!s:>5}|{!a}|{:%}".format("é", "é", 0.5), "{:,} {:_} {:_x} {:#b}".format(1234567, 1234567, 65535 * 65537, 5), "{0:{0}}".format(5))
for call in ["'{}'.format()", "'{0}{}'.format(1)", "'{}{0}'.format(1)", "'{a}'.format()", "'{'.format()", "'}'.format()", "'{!x}'.format(1)", "'{0.x}'.format(1)", "'{0[x]}'.format([1])", "'{0[}'.format([1])", "'{0[]}'.format([1])", "'{0.}'.format(1)", "'{!}'.format(1)", "'{:{:{}}}'.format(1, 2, 3)", "'{0!rs}'.format(1)", "'{0[0]x}'.format([1])", "'{99999999999999999999}'.format(1)", "'{:d}'.format('a')", "'{:s}'.format(1)"]:
    try:
        print(eval(call))
    except Exception as e:
        print(type(e).__name__, e)
