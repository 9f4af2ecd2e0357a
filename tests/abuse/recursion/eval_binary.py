# ends: NameError
eval('+'.join(['a'] * 20_000))
