from datetime import timezone, timedelta, datetime
zone = timezone(timedelta(hours=2))
print(zone, repr(zone), repr(timezone.utc), str(timezone.utc), timezone(timedelta(0)) is timezone.utc, repr(timezone(timedelta(0), 'x')), timezone.min, timezone.max)
print(zone.utcoffset(None), zone.tzname(None), zone.dst(None), timezone(timedelta(seconds=-3661, microseconds=5)), zone == timezone(timedelta(minutes=120), 'n'), hash(zone) == hash(timedelta(hours=2)))
print(zone.__reduce__(), zone.__getinitargs__(), zone.fromutc(datetime(2024, 1, 1, tzinfo=zone)))
for call in [lambda: timezone(), lambda: timezone(5), lambda: timezone(timedelta(1)), lambda: timezone(timedelta(1) / 2, 5), lambda: zone.tzname(5), lambda: zone.fromutc(5), lambda: zone.fromutc(datetime(1, 1, 1)), lambda: zone < zone]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
