"""The value is evaluated on demand, once it succeeds; it may name the alias itself."""
import annotationlib
from _attempt import attempt

type Later = Undefined
type Json = dict[str, Json] | list[Json] | str
attempt(getattr, Later, "__value__")
print(Later, annotationlib.call_evaluate_function(Later.evaluate_value, annotationlib.Format.STRING))
Undefined = float
print(Later.__value__, Json.__value__, Json.__value__.__args__[0].__args__[1] is Json)
Undefined = int
print(Later.__value__, annotationlib.call_evaluate_function(Later.evaluate_value, annotationlib.Format.FORWARDREF))
type Loop = Loop
print(Loop.__value__ is Loop, Loop | int, type(Loop | None))
