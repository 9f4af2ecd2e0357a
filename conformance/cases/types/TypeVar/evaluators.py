"""`evaluate_bound` and its like take a format."""
import annotationlib
from typing import TypeVar
from _attempt import attempt


def make[T: list[int], C: (int, "str"), D = dict](): ...


T, C, D = make.__type_params__
for function in (T.evaluate_bound, C.evaluate_constraints, D.evaluate_default):
    print(type(function).__name__, [annotationlib.call_evaluate_function(function, format) for format in annotationlib.Format
                                    if format != annotationlib.Format.VALUE_WITH_FAKE_GLOBALS])
    attempt(function)
print(T.evaluate_default, T.evaluate_constraints, C.evaluate_bound)
E = TypeVar("E", bound=int, default=str)
print(E.evaluate_bound(1), E.evaluate_default(annotationlib.Format.STRING), E.evaluate_bound)
attempt(T.evaluate_bound, "x")
attempt(E.evaluate_bound, 9)
