import types
M = types.ModuleType
for source in ["M()", "M(1)", "M('a', 'b', 'c')", "M(name='x')", "M(name='x', doc='y').__doc__", "M(doc='y')", "M('x', doc=5).__doc__", "M('x', None).__doc__", "M('')", "M('a b')", "M.__new__(M)", "M.__new__(M).__dict__", "M.__new__(int)", "M.__new__(M, 1, 2, x=3)", "M('a').__init__('b')", "M(None)"]:
    try:
        print(source, eval(source))
    except (TypeError, AttributeError) as e:
        print(source, "|", type(e).__name__, e)
m = M.__new__(M)
for source in ["m.x", "m", "vars(m)", "dir(m)", "m.__name__"]:
    try:
        print(source, eval(source))
    except (TypeError, AttributeError) as e:
        print(source, "|", type(e).__name__, e)
m.x = 1
print(m.x, vars(m))
m.__init__("later", "d")
print(m, m.x, m.__doc__)
