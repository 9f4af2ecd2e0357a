# The text of a partial is that of what it was when its making began.
import functools


class Evil:
    def __repr__(self):
        partial.__setstate__((max, (None,), {"keyword": None}, None))
        return "Evil"


for make in (lambda: functools.partial(min, Evil(), arg=None), lambda: functools.partial(min, None, evil=Evil())):
    partial = make()
    print(repr(partial))
    print(repr(partial))
key = functools.cmp_to_key(lambda a, b: 0)
print(key.__text_signature__, __import__("inspect").signature(key))
