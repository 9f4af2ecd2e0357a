print((1j).__eq__(1), (1j).__lt__(1j), (1j).__add__("x"), (1 + 0j).__eq__(1.0), (1j).__ne__(1j), (1j).__radd__(1), (1j).__rsub__(1), (1j).__rpow__(2))
print((1j).__mul__(10**20), (1j).__pow__(2, None), (1j).__neg__(), (1j).__bool__(), (0j).__abs__())
try:
    (1j).__add__(10**400)
except OverflowError as e:
    print(e)
