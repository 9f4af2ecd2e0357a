from datetime import time, timezone, timedelta
zone = timezone(timedelta(hours=2))
print(time(1) < time(2), time(1, tzinfo=zone) == time(23, tzinfo=timezone.utc), time(3, tzinfo=zone) == time(1, tzinfo=timezone.utc), time(1) == 5, time(1, tzinfo=zone) == time(1))
print(hash(time(3, tzinfo=zone)) == hash(time(1, tzinfo=timezone.utc)), hash(time(1)) == hash(time(1, fold=1)), time(1) == time(1, fold=1), bool(time()))
print(time(1, tzinfo=zone).utcoffset(), time(1, tzinfo=zone).tzname(), time(1, tzinfo=zone).dst(), time(1).utcoffset())
