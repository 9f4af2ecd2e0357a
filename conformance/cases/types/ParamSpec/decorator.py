"""A decorator that keeps the signature of what it decorates."""
import functools
import inspect
from typing import get_type_hints


def traced[**P, R](function):
    @functools.wraps(function)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        print("call", args, kwargs)
        return function(*args, **kwargs)
    return wrapper


@traced
def add(left: int, right: int = 2) -> int:
    return left + right


print(add(1), add(1, right=5), inspect.signature(add), get_type_hints(add))
print(traced.__type_params__, [type(var).__name__ for var in traced.__type_params__], traced.__annotations__)
