import array, collections
def f(x):
    match x:
        case []: return "empty"
        case [a]: return f"one {a!r}"
        case [a, *_, b]: return f"{a!r}..{b!r}"
        case _: return "no sequence"
for x in ([], (), [1], (1, 2, 3), "ab", b"ab", bytearray(b"a"), range(3), {1, 2}, {1: 2}, collections.deque([1]), array.array("i", [4, 5]), memoryview(b"ab"), iter([1]), collections.UserList([7])):
    print(type(x).__name__, f(x))
class S(collections.abc.Sequence):
    def __len__(self): return 2
    def __getitem__(self, i): return i
class T:
    def __len__(self): return 2
    def __getitem__(self, i): return i
print(f(S()), f(T()))
collections.abc.Sequence.register(T)
print(f(T()))
