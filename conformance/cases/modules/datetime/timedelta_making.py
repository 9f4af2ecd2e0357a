from datetime import timedelta


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(timedelta(1, 2, 3, 4, 5, 6, 7), timedelta(0.5), timedelta(microseconds=0.5), timedelta(microseconds=1.5), timedelta(hours=-1))
print(repr(timedelta()), repr(timedelta(-1)), repr(timedelta(days=1, microseconds=5)), timedelta(True))
attempt(lambda: timedelta('a'))
attempt(lambda: timedelta(x=1))
attempt(lambda: timedelta(10 ** 10))
attempt(lambda: timedelta(days=999999999, hours=24))
attempt(lambda: timedelta(float('nan')))
attempt(lambda: timedelta(float('inf')))
