import _pickle

class Bad:
    def __reduce__(self): raise ZeroDivisionError("no")
class Holder:
    def __init__(self, value): self.value = value
class Args:
    def __init__(self, value): self.value = value
    def __reduce__(self): return Args, (self.value,)

for value in ([1, Bad()], (Bad(),), (1, 2, 3, Bad()), {"k": Bad()}, {Bad()}, frozenset([Bad()]), Holder(Bad()), Args([Bad()]), {1: {2: [Bad()]}}):
    for protocol in 0, 5:
        try:
            _pickle.dumps(value, protocol)
        except ZeroDivisionError as error:
            print(error, error.__notes__)
