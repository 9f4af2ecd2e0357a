def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")

import _opcode, opcode

m = opcode.opmap
attempt(_opcode.stack_effect, m["NOP"], 0)
attempt(_opcode.stack_effect, m["NOP"])
attempt(_opcode.stack_effect, m["CALL"])
attempt(_opcode.stack_effect, m["CALL"], 3)
attempt(_opcode.stack_effect, m["BUILD_TUPLE"], 2**31)
attempt(_opcode.stack_effect, 30000)
attempt(_opcode.stack_effect, -1)
attempt(_opcode.stack_effect, "NOP")
attempt(_opcode.stack_effect)
