"""The methods of `dict` that make views, called on other things."""
from _attempt import attempt
from collections import OrderedDict, UserDict

print(dict.keys({1: 2}), dict.items(OrderedDict(a=1)), list(dict.values(OrderedDict(a=1))))
attempt(dict.keys)
attempt(dict.keys, [])
attempt(dict.items, UserDict())
attempt({}.keys, 1)
attempt({}.values, x=1)
print(type(OrderedDict().keys()), type(OrderedDict().items()).__mro__[1])
print({}.keys.__name__, {}.values.__qualname__, {}.items.__doc__ is not None, dict.items.__text_signature__)
