import os
import select

p = select.poll()
for call in (lambda: p.unregister(5), lambda: p.modify(5, 1), lambda: p.register(1, -1), lambda: p.register(1, 2**20), lambda: p.register("a"), lambda: p.poll("a"), lambda: p.poll(2**40)):
    try:
        print(call())
    except (TypeError, ValueError, OSError, KeyError, OverflowError) as error:
        print(type(error).__name__, error)
