"""Singletons as keys, set members, slots' values, defaults, results."""
import json

table = {None: "none", ...: "dots", NotImplemented: "not", True: "yes", 1: "one"}
print(table, len(table), table[True], table.get(False, "missing"))
print(json.dumps([None, True, False, {"a": None}]), json.loads("[null, true]"), json.dumps({None: 1, True: 2}))
print((lambda: None)(), (lambda: ...)(), [print("x", end=" ")], dict.fromkeys("a"), {}.get("x"), [].sort())
print(list(filter(None, [0, 1, None, "a"])), next(iter(()), None), getattr(5, "x", None), type(None)() or "falsy")


class Slots:
    __slots__ = ("value",)


slots = Slots()
slots.value = None
print(slots.value, hasattr(slots, "value"), isinstance(None, type(None)), None in (None,), None is (slots.value))
