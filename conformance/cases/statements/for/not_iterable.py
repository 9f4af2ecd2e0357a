class NoIter: pass
class BadIter:
    def __iter__(self): return 5
class NoneIter:
    __iter__ = None
    def __getitem__(self, i): return i
for value in [1, None, NoIter(), BadIter(), NoneIter(), NoIter]:
    try:
        for x in value:
            pass
    except TypeError as error:
        print(error)
