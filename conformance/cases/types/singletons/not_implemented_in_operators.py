"""What operators do with `NotImplemented`."""
import operator
from _attempt import attempt


class Never:
    def __add__(self, other): return NotImplemented
    def __eq__(self, other): return NotImplemented
    def __lt__(self, other): return NotImplemented
    def __iadd__(self, other): return NotImplemented
    def __getitem__(self, key): return NotImplemented
    def __contains__(self, key): return 0
    def __len__(self): return 3


class Reflected:
    def __radd__(self, other): return "reflected"
    def __gt__(self, other): return "reflected gt"


never = Never()
attempt(lambda: never + 1)
print(never + Reflected(), never < Reflected(), never == never, never == 1, never != 1, never[0] is NotImplemented, 5 in never)
attempt(lambda: never < 1)
attempt(operator.iadd, never, 1)
attempt(bool, NotImplemented)
attempt(lambda: not NotImplemented)
attempt(lambda: 1 if NotImplemented else 2)
attempt(any, [NotImplemented])
print(NotImplemented is NotImplemented, NotImplemented == NotImplemented, hash(NotImplemented) == hash(NotImplemented))
