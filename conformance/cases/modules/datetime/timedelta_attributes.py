from datetime import timedelta


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


d = timedelta(-1, 5, 7)
print(d.days, d.seconds, d.microseconds, d.total_seconds(), str(d), bool(d), bool(timedelta()))
print(timedelta.min, timedelta.max, timedelta.resolution, hash(timedelta(1)) == hash(timedelta(hours=24)), d == timedelta(-1, 5, 7), d < timedelta())
class Own(timedelta):
    pass
print(repr(Own(1)), type(Own(1) + Own(2)).__name__, Own(3) == timedelta(3))
attempt(lambda: setattr(d, 'days', 5))
