"""A callable that raises `StopIteration` ends the iterator for good; other errors pass through."""
from _attempt import attempt

state = []


def give():
    state.append(1)
    if len(state) == 2:
        raise StopIteration("at once")
    if len(state) == 4:
        raise KeyError("in between")
    return len(state)


walk = iter(give, 100)
print(next(walk))
attempt(next, walk)
attempt(next, walk)
state[:] = [1, 1, 1]
walk = iter(give, 100)
attempt(next, walk)
attempt(next, walk)
print(len(state))
