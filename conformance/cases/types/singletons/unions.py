"""`None` in unions and checks of types."""
from typing import Optional, Union, get_args
from types import EllipsisType, NoneType, NotImplementedType
from _attempt import attempt

print(NoneType, EllipsisType, NotImplementedType, NoneType is type(None))
print(int | None, None | int, Optional[int], Union[int, None] == (int | None), get_args(int | None), (int | None).__args__[1])
print(isinstance(None, int | None), isinstance(None, (int, NoneType)), issubclass(NoneType, NoneType | int), isinstance(..., EllipsisType))
attempt(lambda: None | None)
attempt(lambda: None | 5)
attempt(isinstance, None, None)
attempt(issubclass, None, int)
attempt(isinstance, 5, (int, None))
attempt(lambda: int | ...)
