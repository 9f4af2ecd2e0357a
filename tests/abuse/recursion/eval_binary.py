# ends: RecursionError
eval('+'.join(['a'] * 20_000))
