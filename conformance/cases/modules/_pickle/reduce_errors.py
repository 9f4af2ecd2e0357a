import _pickle

class R:
    def __init__(self, value): self.value = value
    def __reduce_ex__(self, protocol): return self.value
def __newobj__(*args): pass
def __newobj_ex__(*args): pass

VALUES = [5, (), (1,), (1, 2), (len, 2), (len, (), 1, 2), (len, (), 1, None, 3), (len, (), 1, None, None, 3),
          (1, 2, 3, 4, 5, 6, 7)]
for function in __newobj__, __newobj_ex__:
    VALUES += [(function, args) for args in [(), (1,), (int,), (1, 2, 3), (R, 1, 2), (R, (), 2)]]
for value in VALUES:
    try:
        print(_pickle.dumps(R(value)))
    except _pickle.PicklingError as error:
        print(error, error.__notes__)
