# Other than the bound of a type variable.
import typing

for bound in (1, (int, str), None, int):
    print(typing.ParamSpec("P", bound=bound).__bound__)
    try:
        print(typing.TypeVar("T", bound=bound).__bound__)
    except TypeError as error:
        print(error)
