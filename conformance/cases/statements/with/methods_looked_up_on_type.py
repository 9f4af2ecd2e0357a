class M:
    def __enter__(self): return "type"
    def __exit__(self, *args): print("type exit")
m = M()
m.__enter__ = lambda: "instance"
m.__exit__ = lambda *args: print("instance exit")
with m as value:
    print(value)
