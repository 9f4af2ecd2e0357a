"""Print what CPython 3.14 knows of its instruction set, for the test of the compiler's instruction table.

    python3.14 conformance/tools/record_opcodes.py > compiler/tests/data/opcodes.txt
"""

import _opcode
import _opcode_metadata
import opcode

FLAGS = ("arg", "const", "name", "jump", "free", "local", "exc")
ARGS = (0, 1, 2, 3, 4, 5, 8, 259)


def effect(op, arg, jump):
    try:
        return _opcode.stack_effect(op, arg if _opcode.has_arg(op) else None, jump=jump)
    except ValueError:
        return "-"


for name, op in sorted(opcode.opmap.items(), key=lambda item: item[1]):
    flags = "+".join(flag for flag in FLAGS if getattr(_opcode, f"has_{flag}")(op))
    caches = ",".join(f"{k}:{v}" for k, v in opcode._cache_format.get(name, {}).items())
    effects = " ".join(f"{effect(op, arg, False)}/{effect(op, arg, True)}" for arg in ARGS)
    print("op", op, name, flags or "-", caches or "-", effects)
for family, names in _opcode_metadata._specializations.items():
    for name in names:
        print("specialized", family, name, _opcode_metadata._specialized_opmap[name])
for name, symbol in opcode._nb_ops:
    print("nb", name, symbol)
for kind, names in (
    ("cmp", opcode.cmp_op),
    ("intrinsic1", opcode._intrinsic_1_descs),
    ("intrinsic2", opcode._intrinsic_2_descs),
    ("special", opcode._special_method_names),
    ("common", [constant.__name__ for constant in opcode._common_constants]),
):
    for name in names:
        print(kind, name)
print("have_argument", opcode.HAVE_ARGUMENT)
print("min_instrumented", opcode.MIN_INSTRUMENTED_OPCODE)
