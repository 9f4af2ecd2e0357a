from itertools import product
print(list(product("ab", [1, 2])), list(product()), list(product("ab", [])), list(product([0, 1], repeat=2)), list(product("a", "b", repeat=2)), list(product("ab", repeat=0)))
print(len(list(product(range(3), range(4), range(5)))), list(product(range(2), repeat=10))[-1])
for call in (lambda: product(5), lambda: product("a", repeat=-1), lambda: product("a", repeat="b"), lambda: product("a", foo=1), lambda: product("a", repeat=1, foo=2), lambda: product("a", repeat=2**62)):
    try:
        call()
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
