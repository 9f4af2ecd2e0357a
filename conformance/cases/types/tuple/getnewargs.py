t = (1, [2])
print(t.__getnewargs__(), t.__getnewargs__()[0] is t)
print(t.__reduce_ex__(2)[1:], (5,).__getnewargs__())
print(tuple.__getnewargs__(()))
