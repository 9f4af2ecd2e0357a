import _opcode, opcode

for name in ("BUILD_LIST", "BUILD_MAP", "BUILD_STRING", "CALL", "CALL_KW", "UNPACK_SEQUENCE", "UNPACK_EX", "COPY", "SWAP", "RAISE_VARARGS", "MAKE_FUNCTION", "LOAD_GLOBAL", "LOAD_ATTR", "BUILD_SLICE", "FORMAT_WITH_SPEC"):
    print(name, [_opcode.stack_effect(opcode.opmap[name], argument) for argument in (0, 1, 2, 3, 258)])
