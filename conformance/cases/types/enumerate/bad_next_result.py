class Bad:
    def __iter__(self): return self
class Five:
    def __iter__(self): return 5
class Gen:
    def __iter__(self): return Gen2()
class Gen2:
    def __next__(self): return "n"
for cls in (Bad, Five):
    try:
        enumerate(cls())
    except TypeError as e:
        print(e)
e = enumerate(Gen())
print(next(e), next(e))
