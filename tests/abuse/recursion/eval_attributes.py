# ends: NameError
eval('a' + '.b' * 20_000)
