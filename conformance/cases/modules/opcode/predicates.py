import _opcode, opcode

m = opcode.opmap
for name in ("LOAD_CONST", "LOAD_FAST", "LOAD_NAME", "LOAD_DEREF", "JUMP_BACKWARD", "SETUP_FINALLY", "NOP", "EXTENDED_ARG", "LOAD_GLOBAL"):
    number = m[name]
    print(name, _opcode.is_valid(number), _opcode.has_arg(number), _opcode.has_const(number), _opcode.has_name(number), _opcode.has_jump(number), _opcode.has_free(number), _opcode.has_local(number), _opcode.has_exc(number))
print(_opcode.is_valid(121), _opcode.is_valid(-1), _opcode.is_valid(5000), _opcode.has_arg(9999))
