from datetime import datetime, timedelta, timezone, date


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


naive = datetime(2024, 1, 1, 12)
one, two = naive.replace(tzinfo=timezone.utc), naive.replace(hour=14, tzinfo=timezone(timedelta(hours=2)))
print(one == two, hash(one) == hash(two), one < two, naive == one, naive != one, naive == date(2024, 1, 1), date(2024, 1, 1) == naive)
print(naive < naive.replace(day=2), naive == naive.replace(fold=1), hash(naive) == hash(naive.replace(fold=1)), naive == 'x')
attempt(lambda: naive < one)
attempt(lambda: naive < date(2024, 1, 1))
attempt(lambda: naive < 5)
