from datetime import date


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


d = date(2024, 2, 29)
print(d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.ctime(), d.isoformat(), d.replace(day=1), d.year, d.month, d.day)
print(d.isocalendar().week, tuple(d.isocalendar()), [date(y, 1, 1).isocalendar()[1] for y in range(2015, 2027)], date(2021, 1, 3).isocalendar())
attempt(lambda: d.replace(year=2023))
attempt(lambda: d.replace(1, 2, 3, 4))
print(d.__reduce__(), hash(d) == hash(date(2024, 2, 29)), d.__replace__(month=3))
