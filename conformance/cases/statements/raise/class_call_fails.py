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
class Fails(Exception):
    def __init__(self): raise LookupError("inside")
try:
    raise Fails
except LookupError as error:
    print(error, error.__context__)
try:
    raise ValueError from NotAnException
except TypeError as error:
    print(error)
try:
    raise int
except TypeError as error:
    print(error)
