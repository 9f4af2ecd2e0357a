import itertools, copy
for o in (itertools.count(), itertools.chain("a"), itertools.cycle("a"), itertools.repeat(1), itertools.product("a"), itertools.islice("a", 1)):
    try:
        o.__reduce_ex__(2)
        print("made")
    except TypeError as e:
        print(e)
