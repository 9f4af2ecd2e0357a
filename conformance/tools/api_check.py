"""Compare the interpreter that runs this file with CPython 3.14's recorded public surface.

usage: PYTHON api_check.py [-v] [MODULE ...]        (reads ../data/api-3.14.json, or $API_JSON)

A name is there when it exists and is of the recorded kind: class, callable, module-level constant of that type; a class
counts once for itself and once for every member. Signatures are compared apart, where both sides have one.
Prints a row per module that falls short, then totals: public modules, modules with a leading underscore, signatures.
-v lists what is missing or differs. Exit status 1 if anything is missing.
"""
import importlib
import json
import os
import sys
import types

HERE = os.path.dirname(os.path.abspath(__file__))
PATHS = "/usr/lib/python3.14", "python3.14"          # the recorded ones; an interpreter's own are not compared


class Tally:
    def __init__(self):
        self.have = self.want = self.same = self.compared = 0
        self.missing, self.differs = [], []

    def name(self, ok, what):
        self.want += 1
        self.have += ok
        if not ok:
            self.missing.append(what)
        return ok

    def signature(self, value, recorded, what):
        if any(p in recorded for p in PATHS) or " at 0x" in recorded:
            return
        self.compared += 1
        try:
            import inspect
            found = str(inspect.signature(value))
        except Exception as exc:
            found = type(exc).__name__
        if found == recorded:
            self.same += 1
        else:
            self.differs.append("%s%s, recorded %s" % (what, found, recorded))

    def value(self, value, recorded, what):
        """One module-level name whose recorded description is a signature or a kind."""
        if recorded.startswith("("):
            if self.name(callable(value), what):
                self.signature(value, recorded, what)
        elif recorded == "function":
            self.name(callable(value), what)
        elif recorded == "class":
            self.name(isinstance(value, type), what)
        elif recorded == "module":
            self.name(isinstance(value, types.ModuleType), what)
        else:
            self.name(type(value).__name__ == recorded, what)

    def members(self, cls, recorded, what):
        for member, kind in recorded["members"].items():
            if member not in vars(cls):
                self.name(False, what + "." + member)
                continue
            value = vars(cls)[member]
            if isinstance(value, (staticmethod, classmethod)):
                value = value.__func__
            if kind.startswith("("):
                if self.name(callable(value) or hasattr(value, "__get__"), what + "." + member):
                    self.signature(value, kind, what + "." + member)
            else:
                self.name(value is None if kind == "NoneType" else True, what + "." + member)


def count(recorded):
    return sum(1 + len(v["class"]["members"]) if isinstance(v, dict) else 1 for v in recorded.values())


def check_module(name, recorded):
    t = Tally()
    try:
        module = importlib.import_module(name)
    except BaseException as exc:
        t.want = count(recorded)
        t.missing = ["import: %s: %s" % (type(exc).__name__, exc)]
        return t
    for attr, what in recorded.items():
        try:
            value = getattr(module, attr)
        except AttributeError:
            t.want += count({attr: what})
            t.missing.append(attr)
            continue
        if not isinstance(what, dict):
            t.value(value, what, attr)
        elif t.name(isinstance(value, type), attr):
            t.members(value, what["class"], attr)
        else:
            t.want += len(what["class"]["members"])
    return t


def hidden_types():
    def gen():
        yield

    async def coro():
        pass

    async def agen():
        yield

    c = coro()
    c.close()

    class Slotted:
        __slots__ = ("x",)

    return {
        "generator": type(gen()), "coroutine": type(c), "async_generator": type(agen()),
        "code": type(gen.__code__), "frame": type(sys._getframe()), "method": type(hidden_types.__get__(1)),
        "traceback": types.TracebackType, "cell": types.CellType, "mappingproxy": type(vars(object)),
        "NoneType": type(None), "ellipsis": type(...), "NotImplementedType": type(NotImplemented),
        "dict_keys": type({}.keys()), "dict_items": type({}.items()), "dict_values": type({}.values()),
        "list_iterator": type(iter([])), "tuple_iterator": type(iter(())), "str_iterator": type(iter("")),
        "set_iterator": type(iter(set())), "range_iterator": type(iter(range(1))), "dict_keyiterator": type(iter({})),
        "builtin_function_or_method": type(len), "wrapper_descriptor": type(object.__init__),
        "method_descriptor": type(str.join), "getset_descriptor": type(types.FunctionType.__code__),
        "member_descriptor": type(Slotted.x), "UnionType": type(int | str), "GenericAlias": type(list[int]),
    }


def main(argv):
    verbose = "-v" in argv
    wanted = [a for a in argv if not a.startswith("-")]
    with open(os.environ.get("API_JSON") or os.path.join(HERE, "..", "data", "api-3.14.json")) as f:
        recorded = json.load(f)
    rows = [(n, check_module(n, r)) for n, r in sorted(recorded["modules"].items()) if not wanted or n in wanted]
    if not wanted or "hidden_types" in wanted:
        t = Tally()
        for name, cls in hidden_types().items():
            t.members(cls, recorded["hidden_types"][name], name)
        rows.append(("hidden_types", t))
    for name, t in rows:
        if t.missing or (verbose and t.differs):
            note = t.missing[0] if t.missing and t.missing[0].startswith("import:") else ""
            print("%-28s %5d of %5d" % (name, t.have, t.want), note)
            if verbose and not note:
                if t.missing:
                    print("    missing: " + " ".join(dict.fromkeys(t.missing)))
                for line in t.differs:
                    print("    differs: " + line)

    def total(label, chosen):
        have, want = sum(t.have for _, t in chosen), sum(t.want for _, t in chosen)
        if want:
            print("%s: %d of %d names (%.1f%%)" % (label, have, want, 100.0 * have / want))

    total("public modules", [r for r in rows if not r[0].startswith("_")])
    total("underscore modules", [r for r in rows if r[0].startswith("_")])
    same, compared = sum(t.same for _, t in rows), sum(t.compared for _, t in rows)
    print("signatures: %d of %d agree (%.1f%%)" % (same, compared, 100.0 * same / max(compared, 1)))
    total("all", rows)
    return 1 if any(t.have != t.want for _, t in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
