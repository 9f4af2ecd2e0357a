# ends: NameError
eval('a' + '()' * 20_000)
