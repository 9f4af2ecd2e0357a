from string.templatelib import Interpolation, Template
from types import GenericAlias


class Clearing:
    def __repr__(self):
        parameters.clear()
        return "x"


parameters = [Clearing(), 1]
try:
    print(GenericAlias(int, (parameters, int)))
except IndexError as error:
    print(error)
parameters = [1, Clearing()]
print(GenericAlias(int, parameters))
print(Template[int], Interpolation[int, str], Template.__class_getitem__.__name__)
