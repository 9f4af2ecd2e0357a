# ends: memory
class C:
    def __hash__(self):
        return len('a' * 10**9)
try:
    {C(): 1}
except MemoryError:
    pass
