import sys
class A:
    @property
    def p(self): return self.p
    def __getattribute__(self, n): return object.__getattribute__(self, n) if n != "loop" else self.loop
    def __setattr__(self, n, v): setattr(self, n, v)
    def __delattr__(self, n): delattr(self, n)
    def __getitem__(self, i): return self[i]
    def __iter__(self): return iter(self)
    def __hash__(self): return hash(self)
    def __len__(self): return len(self)
    def __bool__(self): return bool(self)
    def __add__(self, o): return self + o
    def __contains__(self, o): return o in self
    def __index__(self): return [0][self]
    def __format__(self, s): return format(self, s)
    def __enter__(self):
        with self: pass
    def __exit__(self, *a): pass
    def __del__(self): pass
a = A()
for source in ["a.p", "a.loop", "a.x", "a.x = 1", "del a.x", "a[0]", "iter(a)", "hash(a)", "len(a)", "bool(a)", "a + 1", "1 in a", "[0][a]", "f'{a}'", "with a: pass", "not a", "{a}", "[*a]"]:
    try:
        exec(source)
        print("fine", source)
    except (RecursionError, AttributeError) as e:
        print(source, "|", type(e).__name__, str(e)[:32])
print("alive")
