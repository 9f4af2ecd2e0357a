from decimal import Decimal, Context
import copy, pickle

class Money(Decimal):
    def __repr__(self):
        return f"Money({self})"

m = Money("1.50")
print(m, repr(m), type(m + 1), type(-m), type(abs(m)), type(copy.copy(m)), type(copy.deepcopy(m)), type(m.conjugate()), type(m.copy_abs()))
print(Money(m), type(Decimal(m)), Money.from_float(0.25), Money.from_number(3), m.__reduce__())
print(isinstance(m, Decimal), m == Decimal("1.5"), Context().plus(m), m.real, m.imag)
print(pickle.loads(pickle.dumps(Decimal("-1.2e-5"))), complex(m), float(m), int(m), bool(m), bool(Money(0)))
