"""`_idfunc` returns its argument."""
from _attempt import attempt
from _typing import _idfunc

marker = object()
print(_idfunc(marker) is marker, _idfunc(1), _idfunc(None))
attempt(_idfunc)
attempt(_idfunc, 1, 2)
attempt(_idfunc, x=1)
print(_idfunc.__name__, _idfunc.__text_signature__, type(_idfunc).__name__)
