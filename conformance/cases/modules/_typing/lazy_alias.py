"""The value of a `type` statement is worked out when it is asked for, once."""
from _attempt import attempt

calls = []


def note(value):
    calls.append(value)
    return value


type Lazy = note(int)
type Recursive = list[Recursive]
type Fails = missing[int]
type Once = note(1 / 0)
print(calls, Lazy.__value__, Lazy.__value__, calls)
print(Recursive.__value__, Recursive.__value__.__args__[0] is Recursive)
for alias in Fails, Once:
    attempt(lambda: alias.__value__)
    attempt(lambda: alias.__value__)
missing = dict
attempt(lambda: Fails.__value__)
print(Lazy.evaluate_value(1), calls)
attempt(Lazy.evaluate_value, 4)
attempt(Recursive.evaluate_value, 3)
attempt(Recursive.evaluate_value)
