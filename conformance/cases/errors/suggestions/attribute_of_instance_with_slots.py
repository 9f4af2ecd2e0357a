class S:
    __slots__ = ("value", "_hidden")
    def method(self): pass
    @property
    def computed(self): return 1
s = S()
s.value = 1
for name in ("valu", "metod", "Method", "compute", "_hiden", "hidden", "values", "x", "__slot__", "m", "vvvvalue"):
    try:
        getattr(s, name)
    except AttributeError as e:
        import traceback
        print(traceback.format_exception_only(e)[-1].strip())
