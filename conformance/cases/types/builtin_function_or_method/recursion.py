"""Builtin functions that call Python, that call themselves, that fail within."""
from _attempt import attempt


class Length:
    def __len__(self):
        return len(self.inner)


chain = Length()
chain.inner = [1, 2, 3]
outer = Length()
outer.inner = chain
print(len(outer), list(map(len, [chain, outer, "x"])), sorted([outer, "a"], key=len)[0])
chain.inner = chain
try:
    len(chain)
except RecursionError as error:
    print(type(error).__name__, "recursion" in str(error))
chain.inner = None
attempt(len, outer)
attempt(sorted, [1, "a"])
attempt(max, [1j, 2])
