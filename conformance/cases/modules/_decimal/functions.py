from decimal import *

getcontext().prec = 40
for x in ["1", "0.5", "10", "1e-30", "123.456", "0.99999999999999999999"]:
    number = Decimal(x)
    print(number.exp(), number.ln(), number.log10(), number.sqrt())
print(Decimal(0).exp(), Decimal(1).ln(), Decimal(1000).log10(), Decimal(0).ln(), Decimal("-inf").exp(), Decimal("1.44").sqrt())
print(Decimal("1e9").exp(Context(traps=[])), Decimal("-1e9").exp(Context(traps=[])))
getcontext().prec = 300
print(Decimal(3).ln(), Decimal("0.1").exp())
