from datetime import date
print(date(2024, 2, 29), repr(date(1, 1, 1)), date(year=2000, month=2, day=3), date.fromordinal(738945), date.fromisocalendar(2024, 9, 4))
for call in [lambda: date(), lambda: date(1), lambda: date('a', 1, 1), lambda: date(0, 1, 1), lambda: date(1, 13, 1), lambda: date(2023, 2, 29), lambda: date(1, 1, 1, 1), lambda: date(10 ** 20, 1, 1), lambda: date.fromordinal(0), lambda: date.fromordinal(3652060), lambda: date.fromisocalendar(2024, 54, 1), lambda: date.fromisocalendar(2024, 1, 8), lambda: date.fromisocalendar(0, 1, 1)]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
