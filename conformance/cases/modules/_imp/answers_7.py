import _imp

for expression in [
    '_imp.exec_builtin(5)',
]:
    try:
        print(expression, "->", eval(expression))
    except Exception as error:
        print(expression, "!!", type(error).__name__, error)
