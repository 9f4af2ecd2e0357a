from operator import methodcaller
for call in (lambda: methodcaller(), lambda: methodcaller(5), lambda: methodcaller(name="a"), lambda: methodcaller("a")(), lambda: methodcaller("a")(1, 2), lambda: methodcaller("a")(1, x=1), lambda: methodcaller("nope")(1), lambda: methodcaller("real")(1), lambda: methodcaller("upper", 1)("a")):
    try:
        call()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
