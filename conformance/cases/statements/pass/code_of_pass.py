import dis
def f(): pass
def g():
    pass
    pass
    return
print([i.opname for i in dis.get_instructions(f)])
print([i.opname for i in dis.get_instructions(g)])
print(list(compile("pass", "f", "exec").co_lines()))
print(list(f.__code__.co_lines())[-1][2] == f.__code__.co_firstlineno)
