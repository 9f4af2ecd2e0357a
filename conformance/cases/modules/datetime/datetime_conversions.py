from datetime import datetime, timedelta, timezone


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


d = datetime(2024, 2, 29, 12, 30, 15, 123456, timezone(timedelta(hours=2)))
print(d.date(), d.time(), d.timetz(), d.ctime(), d.timestamp(), d.astimezone(timezone.utc), d.toordinal(), d.isocalendar())
print(d.timetuple(), d.utctimetuple())
print(datetime.fromtimestamp(0, timezone.utc), datetime.fromtimestamp(-1.000001, timezone.utc), datetime.fromtimestamp(1.5), datetime(2024, 1, 1).timestamp())
attempt(lambda: d.astimezone(5))
attempt(lambda: datetime.fromtimestamp('a'))
attempt(lambda: datetime.fromtimestamp(1e100))
attempt(lambda: datetime.fromtimestamp(float('nan')))
attempt(lambda: datetime.now(5))
