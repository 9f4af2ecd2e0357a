class NeedsArgs(Exception):
    def __init__(self, a): super().__init__(a)
try:
    raise NeedsArgs
except TypeError as error:
    print(error)
class NotAnException(Exception):
    def __new__(cls): return 5
try:
    raise NotAnException
except TypeError as error:
    print(error)
