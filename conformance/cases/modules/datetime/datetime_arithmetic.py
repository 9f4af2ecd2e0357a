from datetime import datetime, timedelta, timezone, date


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


d = datetime(2024, 2, 28, 23, 59, 59, 999999)
print(d + timedelta(microseconds=1), d - timedelta(days=60), d - datetime(2024, 1, 1), timedelta(1) + d)
aware = d.replace(tzinfo=timezone(timedelta(hours=2)))
print(aware - d.replace(tzinfo=timezone.utc), aware - aware, (aware + timedelta(1)).tzinfo)
class Own(datetime):
    pass
print(repr(Own(2024, 1, 1) + timedelta(1)), Own.combine(date(1, 2, 3), aware.time()), type(Own(1, 1, 1).replace(day=2)).__name__)
attempt(lambda: d - aware)
attempt(lambda: d - date(1, 1, 1))
attempt(lambda: datetime.max + timedelta(1))
attempt(lambda: d + 5)
