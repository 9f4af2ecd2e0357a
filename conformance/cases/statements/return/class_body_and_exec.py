for kind in ("exec", "single", "eval"):
    try:
        compile("return 1", "f", kind)
    except SyntaxError as e:
        print(kind, e.msg)
ns = {}
exec("def f():\n  return locals()", ns)
print(ns["f"]())
print(eval("(lambda x: x)(5)"))
class K:
    def m(self):
        class Inner:
            def n(self): return __class__
        return Inner
print(K().m()().n().__qualname__)
