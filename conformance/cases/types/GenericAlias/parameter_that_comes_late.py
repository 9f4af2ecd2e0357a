# Parameters are collected once.
import types


class Parameter:
    def __repr__(self):
        return "parameter"


first, late = Parameter(), Parameter()
first.__typing_subst__ = lambda value: value
alias = types.GenericAlias(dict, (first, late))
print(alias.__parameters__)
late.__typing_subst__ = lambda value: value
for item in (0, (0, 1)):
    try:
        print(alias[item])
    except TypeError as error:
        print(error)
nested = [0]
for _ in range(100_000):
    nested = [nested]
try:
    list[nested].__parameters__
except RecursionError as error:
    print("in __parameter__ calculation" in str(error))
