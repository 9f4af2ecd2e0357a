from operator import attrgetter
for call in (lambda: attrgetter(), lambda: attrgetter(5), lambda: attrgetter("a", 5), lambda: attrgetter("a", x=1), lambda: attrgetter("a")(), lambda: attrgetter("a")(1, 2), lambda: attrgetter("a")(1, x=2), lambda: attrgetter("nope")(1), lambda: attrgetter("real.nope")(1), lambda: attrgetter(".real")(1), lambda: attrgetter("")(1)):
    try:
        call()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
