import _opcode, opcode

m = opcode.opmap
for name, argument in (("FOR_ITER", 3), ("POP_JUMP_IF_TRUE", 3), ("SEND", 2), ("JUMP_FORWARD", 1), ("SETUP_WITH", 1), ("SETUP_FINALLY", 1), ("JUMP_IF_TRUE", 1)):
    print(name, _opcode.stack_effect(m[name], argument), _opcode.stack_effect(m[name], argument, jump=True), _opcode.stack_effect(m[name], argument, jump=False))
try:
    _opcode.stack_effect(m["FOR_ITER"], 1, jump=5)
except ValueError as error:
    print(error)
