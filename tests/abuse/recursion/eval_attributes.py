# ends: RecursionError
eval('a' + '.b' * 20_000)
