from _collections import _count_elements as c
d = {}
c(d, "abca")
print(d)
class D(dict):
    def get(self, key, default):
        return 10
d = D()
c(d, "aa")
print(d)
for args in (({}, 5), (5, "a"), ({},), ({}, [[]]), ({"a": "x"}, "a")):
    try:
        c(*args)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
