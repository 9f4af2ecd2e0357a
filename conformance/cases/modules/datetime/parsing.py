from datetime import date, datetime, time


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(datetime.strptime('2024-01-02 03:04:05.6', '%Y-%m-%d %H:%M:%S.%f'), repr(datetime.strptime('+0230', '%z')), date.strptime('3/4/2024', '%d/%m/%Y'), time.strptime('03:04', '%H:%M'))
attempt(lambda: datetime.strptime('x', '%Y'))
attempt(lambda: datetime.strptime('2024 x', '%Y'))
attempt(lambda: datetime.strptime('1'))
attempt(lambda: datetime.strptime(1, '%Y'))
