s = {1}
print(s.__reduce__())
class S(set):
    pass
t = S([1])
t.x = 5
print(t.__reduce__())
print(frozenset([1]).__reduce__(), iter({1}).__reduce__())
