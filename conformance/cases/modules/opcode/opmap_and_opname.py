import opcode

print(len(opcode.opname), opcode.opname[opcode.opmap["LOAD_CONST"]], opcode.opname[255], opcode.opname[121])
print(all(opcode.opname[number] == name for name, number in opcode.opmap.items() if number < 256))
print(sorted(opcode.opmap.items(), key=lambda item: item[1])[-12:])
print(opcode.HAVE_ARGUMENT, opcode.EXTENDED_ARG == opcode.opmap["EXTENDED_ARG"], opcode.cmp_op)
