"""Shows all scopes of a program."""
import _symtable

FLAGS = {
    "DEF_GLOBAL": _symtable.DEF_GLOBAL, "DEF_LOCAL": _symtable.DEF_LOCAL, "DEF_PARAM": _symtable.DEF_PARAM,
    "DEF_NONLOCAL": _symtable.DEF_NONLOCAL, "USE": _symtable.USE, "DEF_IMPORT": _symtable.DEF_IMPORT,
    "DEF_ANNOT": _symtable.DEF_ANNOT, "DEF_COMP_ITER": _symtable.DEF_COMP_ITER,
    "DEF_TYPE_PARAM": _symtable.DEF_TYPE_PARAM, "DEF_FREE_CLASS": _symtable.DEF_FREE_CLASS,
}
SCOPES = {getattr(_symtable, name): name for name in ("LOCAL", "GLOBAL_EXPLICIT", "GLOBAL_IMPLICIT", "FREE", "CELL")}


def describe(value):
    names = [name for name, bit in FLAGS.items() if value & bit]
    return SCOPES.get(value >> _symtable.SCOPE_OFF & 15, "-") + " " + "|".join(names)


def show(table, depth=0):
    print("  " * depth + f"{table.name} type={table.type} line={table.lineno} nested={table.nested} {table.varnames}")
    for name, value in table.symbols.items():
        print("  " * depth + f"  .{name}: {describe(value)}")
    for child in table.children:
        show(child, depth + 1)


def dump(source, kind="exec"):
    show(_symtable.symtable(source, "file", kind))


def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)
