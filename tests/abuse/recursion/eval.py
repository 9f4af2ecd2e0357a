# ends: RecursionError
code = 'eval(code)'
eval(code)
