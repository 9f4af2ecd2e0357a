"""How they are shown in every way."""
for thing in (None, True, Ellipsis, NotImplemented):
    print(repr(thing), str(thing), ascii(thing), f"{thing}", f"{thing!r:>16}|", "%-8s|" % thing, "{:}".format(thing), [thing], {"k": thing})
    print(thing.__str__ is not None, thing.__repr__(), thing.__format__(""), type(thing).__repr__(thing), object.__repr__(thing).split(" at ")[0])
    try:
        print(format(thing, "8"))
    except TypeError as error:
        print(error)
