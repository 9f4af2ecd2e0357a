from decimal import Decimal

for text in ["0", "-0.00", "1E+5", "1E-6", "1E-7", "123.4500", "12E+10", "0E-9", "0E+2", "1234567890123456789012345678901234567890E-45", "NaN12", "-Infinity"]:
    number = Decimal(text)
    print(repr(number), str(number), number.to_eng_string(), number.as_tuple(), number.adjusted())
