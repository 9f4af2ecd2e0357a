import csv


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


dialect = csv.Sniffer().sniff('a;b;c\n1;2;3\n')
print(dialect.delimiter, dialect.quotechar, dialect.skipinitialspace)
print(csv.Sniffer().has_header('name,age\nann,5\nbob,7\n'), csv.Sniffer().sniff("'a':'b'\n'c':'d'\n").quotechar)
attempt(lambda: csv.Sniffer().sniff('abc'))
