from datetime import datetime, timezone, timedelta


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


d = datetime(2024, 2, 29, 12, 30, 15, 123456)
print(d, d.isoformat('x'), [d.isoformat(timespec=s) for s in ['hours', 'minutes', 'seconds', 'milliseconds', 'microseconds', 'auto']])
print(d.replace(tzinfo=timezone.utc).isoformat(), d.replace(microsecond=0, tzinfo=timezone(timedelta(seconds=-5))).isoformat(), datetime(1, 1, 1).isoformat(' '))
attempt(lambda: d.isoformat('xx'))
attempt(lambda: d.isoformat(5))
attempt(lambda: d.isoformat(timespec='bad'))
