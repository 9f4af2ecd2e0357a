import opcode, dis

print(sorted(opcode._specializations)[:8])
print(opcode._specializations["BINARY_OP"][:4], opcode._specializations["LOAD_CONST"])
print(sum(map(len, opcode._specializations.values())) == len(opcode._specialized_opmap))
print(dis.deoptmap["BINARY_OP_ADD_INT"], all(number > 128 for number in opcode._specialized_opmap.values()))
