from datetime import time, timezone, timedelta
t = time(12, 30, 15, 123456)
print(t, repr(time(1)), repr(time(1, 2, 3)), repr(t.replace(fold=1)), repr(time(5, tzinfo=timezone.utc)), time.min, time.max, time.resolution)
print(t.isoformat('minutes'), t.isoformat(timespec='milliseconds'), time(1).isoformat('auto'), t.replace(minute=1), t.hour, t.fold, t.tzinfo)
for call in [lambda: time(24), lambda: time(0, 60), lambda: time(fold=2), lambda: time(tzinfo=1), lambda: time(1, 2, 3, 4, None, 1), lambda: t.isoformat('x'), lambda: t < 5, lambda: t < time(1, tzinfo=timezone.utc), lambda: t.replace(minute=61), lambda: t + timedelta(1)]:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
