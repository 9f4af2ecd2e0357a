import operator as o
print(o.lt(1, 2), o.le(2, 2), o.eq(1, 1.0), o.ne(1, 2), o.ge(1, 2), o.gt(2, 1), o.is_(None, None), o.is_not(1, None), o.not_([]), o.truth("a"))
print(o.is_none(None), o.is_none(0), o.is_not_none(None), o.is_not_none(0))
class A:
    def __lt__(self, other):
        return "anything"
print(o.lt(A(), 1))
try:
    o.lt(1, "a")
except TypeError as e:
    print(e)
