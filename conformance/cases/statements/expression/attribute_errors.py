class C:
    __slots__ = ("a",)
    @property
    def p(self): return self.missing
c = C()
for source in ["c.a", "c.b", "c.p", "C.zz", "(5).real_", "None.x", "[].foo", "len.x", "c.p.q", "().__dict__", "''.x.y", "(lambda: 0).z", "type.q", "Ellipsis.a"]:
    try:
        eval(source)
    except AttributeError as e:
        print(source, "|", e, "|", e.name, type(e.obj).__name__)
