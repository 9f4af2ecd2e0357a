# ends: RecursionError
eval('a' + '()' * 20_000)
