import csv


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


reader = csv.reader([], delimiter=';', quotechar="'", strict=True)
dialect = reader.dialect
print(dialect.delimiter, dialect.quotechar, dialect.escapechar, dialect.doublequote, dialect.skipinitialspace, repr(dialect.lineterminator), dialect.quoting, dialect.strict)
attempt(lambda: setattr(dialect, 'delimiter', ','))
attempt(lambda: setattr(dialect, 'strict', False))
attempt(lambda: delattr(dialect, 'quoting'))
print(csv.reader([], 'excel-tab').dialect.delimiter == '\t', csv.reader([], quotechar=None).dialect.quoting)
