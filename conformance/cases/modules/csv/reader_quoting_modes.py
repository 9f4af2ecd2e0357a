import csv


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


print(list(csv.reader(['1,"a",2.5,'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(['1,"",,b'], quoting=csv.QUOTE_NOTNULL)))
print(list(csv.reader(['1,"",,"b"'], quoting=csv.QUOTE_STRINGS)), list(csv.reader(['"1",2'], quoting=csv.QUOTE_ALL)))
attempt(lambda: list(csv.reader(['1,b'], quoting=csv.QUOTE_NONNUMERIC)))
attempt(lambda: list(csv.reader(['x'], quoting=csv.QUOTE_STRINGS)))
