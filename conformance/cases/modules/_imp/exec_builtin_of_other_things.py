import _imp, types

print(_imp.exec_builtin(types.ModuleType("x")), _imp.exec_builtin("text"), _imp.exec_builtin(None))
for name in ("exec_builtin", "exec_dynamic", "create_dynamic", "create_builtin"):
    try:
        getattr(_imp, name)()
    except TypeError as error:
        print(error)
print(_imp.exec_dynamic(types.ModuleType("x")))
