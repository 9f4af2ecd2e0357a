from operator import itemgetter, attrgetter, methodcaller
for t in (itemgetter, attrgetter, methodcaller):
    print(t, t.__module__, t.__name__, t.__text_signature__)
    try:
        class X(t):
            pass
    except TypeError as e:
        print(e)
print(itemgetter(1).__text_signature__, callable(itemgetter(1)))
try:
    itemgetter(1).x = 5
except AttributeError as e:
    print(e)
