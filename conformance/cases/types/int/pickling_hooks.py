import copyreg
print((5).__reduce_ex__(2)[1:], (5).__getnewargs__(), (10**30).__getnewargs__(), True.__getnewargs__())
class I(int): pass
print(I(5).__getnewargs__(), I(7).__reduce_ex__(2)[1:3], I(3).__reduce_ex__(2)[0] is copyreg.__newobj__)
print((5).__sizeof__() > 0, (1).__getstate__())
