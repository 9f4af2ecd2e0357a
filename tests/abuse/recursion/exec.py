# ends: RecursionError
code = 'exec(code)'
exec(code)
