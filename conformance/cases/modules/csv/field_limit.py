import csv


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(csv.field_size_limit(), csv.field_size_limit(5), csv.field_size_limit())
attempt(lambda: list(csv.reader(['abcdef'])))
attempt(lambda: list(csv.reader(['"abcdef"'])))
print(list(csv.reader(['abcde,"fghij"'])))
attempt(lambda: csv.field_size_limit('a'))
attempt(lambda: csv.field_size_limit(10 ** 40))
print(csv.field_size_limit(131072))
