from datetime import date, timedelta


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


d = date(2024, 2, 28)
print(d + timedelta(2), d - timedelta(60), d - date(2023, 2, 28), timedelta(1) + d, date.max - date.min, d + timedelta(hours=47))
print(d < date(2024, 3, 1), d == date(2024, 2, 28), d != 5, d == 'x')
attempt(lambda: d + 1)
attempt(lambda: timedelta(1) - d)
attempt(lambda: d < 5)
attempt(lambda: date.max + timedelta(1))
attempt(lambda: date.min - timedelta(1))
