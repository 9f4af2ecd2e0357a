class R:
    def __radd__(self, o): return ("radd", o)
    def __rsub__(self, o): return ("rsub", o)
    def __rpow__(self, o): return ("rpow", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __rfloordiv__(self, o): return ("rfloordiv", o)
print(1.5 + R(), 2 - R(), 2.0 ** R(), divmod(1.5, R()), 3 // R())
print((1.5).__add__("x"), (1.5).__radd__(2), (1.5).__lt__(None), (1).__add__(1.5), (1).__truediv__(2.0), (2.0).__rpow__(3))
