from datetime import date, datetime, time, timedelta, timezone


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


d = datetime(99, 2, 3, 4, 5, 6, 7, timezone(timedelta(hours=-3, minutes=-30)))
print(d.strftime('%Y|%m|%d|%H|%M|%S|%f|%z|%Z|%:z|%%|%j|%a|%b|%F|%C'), format(d, '%H'), format(d), date(2024, 1, 2).strftime('%d.%m.%y'), time(1, 2).strftime('%H:%M %Y'))
print(f'{date(2024, 1, 2):%A}', format(time(3)), datetime(2024, 1, 1).strftime('%z|%Z|%'))
attempt(lambda: d.strftime(5))
attempt(lambda: d.__format__(5))
