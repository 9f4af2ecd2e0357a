import csv


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


csv.register_dialect('semi', delimiter=';')
print(sorted(csv.list_dialects()), csv.get_dialect('semi').delimiter, next(csv.reader(['a;b'], 'semi')))
csv.unregister_dialect('semi')
attempt(lambda: csv.get_dialect('semi'))
attempt(lambda: csv.unregister_dialect('semi'))
attempt(lambda: csv.register_dialect(5))
attempt(lambda: csv.register_dialect('x', delimiter='::'))
class Own(csv.excel):
    delimiter = '|'
csv.register_dialect('own', Own, quotechar="'")
print(next(csv.reader(["a|'b|c'"], 'own')))
