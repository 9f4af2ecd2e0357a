from datetime import date, datetime, time, timedelta, timezone
print(hash(date(2024, 2, 29)), hash(datetime(2024, 2, 29, 12, 30, 15, 123456)), hash(time(12, 30, 15, 123456)), hash(timedelta(1, 2, 3)))
print(hash(timezone.utc), hash(timezone(timedelta(hours=2))), hash(datetime(2024, 1, 1, tzinfo=timezone.utc)), hash(time(5, tzinfo=timezone(timedelta(hours=1)))))
print(len({date(2024, 1, 1), date(2024, 1, 1), datetime(2024, 1, 1)}))
