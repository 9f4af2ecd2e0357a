import _opcode, dis, opcode

print(opcode.opmap["CACHE"], opcode.opmap["RESUME"], opcode.opmap["RESERVED"], opcode.opmap["INSTRUMENTED_LINE"], opcode.opmap["ENTER_EXECUTOR"])
print(opcode.__all__)
print([name for name in sorted(vars(_opcode)) if not name.startswith("__")])
code = compile("async def f():\n async with a: pass", "", "exec").co_consts[0]
print([(i.arg, i.argrepr) for i in dis.get_instructions(code) if i.opname in ("LOAD_SPECIAL", "CALL_INTRINSIC_1", "GET_AWAITABLE")])
