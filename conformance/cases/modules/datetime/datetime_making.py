from datetime import datetime, date, time, timezone
print(datetime(2024, 2, 29), repr(datetime(2024, 2, 29, 1, 2, 3, 4, timezone.utc, fold=1)), datetime.combine(date(2024, 1, 2), time(3, 4)), datetime.fromordinal(5))
for call in [lambda: datetime(), lambda: datetime(1, 1, 1, 24), lambda: datetime(1, 1, 1, 1, 60), lambda: datetime(1, 1, 1, 1, 1, 60), lambda: datetime(1, 1, 1, 1, 1, 1, 10 ** 6), lambda: datetime(1, 1, 1, tzinfo=5), lambda: datetime(1, 1, 1, fold=2), lambda: datetime(1, 1, 1, 0, 0, 0, 0, None, 1), lambda: datetime.combine(date(1, 1, 1), 5), lambda: datetime.combine()]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
