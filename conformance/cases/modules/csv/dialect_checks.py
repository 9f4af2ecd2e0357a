import _csv
for arguments in [dict(delimiter='ab'), dict(delimiter=5), dict(delimiter=''), dict(delimiter='\n'), dict(quotechar=''), dict(quotechar=5), dict(escapechar='ab'), dict(lineterminator=5), dict(quoting=9), dict(quoting='a'), dict(bad=1), dict(delimiter=',', quotechar=','), dict(escapechar=','), dict(lineterminator=',x'), dict(quotechar=' ', skipinitialspace=True), dict(escapechar='\n'), dict(dialect='nope'), dict(delimiter=None), dict(quoting=True)]:
    try:
        print(_csv.Dialect(**arguments))
    except (TypeError, ValueError, _csv.Error) as error:
        print(arguments, type(error).__name__, error)
