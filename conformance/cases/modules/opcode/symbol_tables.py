import symtable


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def show(table, depth=0):
    print(' ' * depth, table.get_type(), table.get_name(), table.get_lineno(), table.is_nested(), sorted((s.get_name(), s.is_local(), s.is_global(), s.is_free(), s.is_parameter(), s.is_assigned()) for s in table.get_symbols()))
    for child in table.get_children():
        show(child, depth + 1)
show(symtable.symtable('def f(x):\n  global y\n  y = x\n  def g(): return x\nclass A[T]:\n  z = [i for i in y]\ntype X = int\n', 'f', 'exec'))
attempt(lambda: symtable.symtable('x', 'f', 'bad'))
attempt(lambda: symtable.symtable(5, 'f', 'exec'))
attempt(lambda: symtable.symtable('x =', 'f', 'exec'))
