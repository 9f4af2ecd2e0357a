from operator import itemgetter
f = itemgetter(1)
for call in (lambda: itemgetter(), lambda: itemgetter(1, x=2), lambda: f(), lambda: f([1], 2), lambda: f([1], x=2), lambda: f([1]), lambda: f(5), lambda: itemgetter("a")([1]), lambda: itemgetter("k")({})):
    try:
        call()
    except (TypeError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
