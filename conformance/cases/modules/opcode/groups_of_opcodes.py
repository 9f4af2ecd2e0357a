import opcode

for name in ("hasarg", "hasconst", "hasname", "hasjump", "hasjrel", "hasjabs", "haslocal", "hasfree", "hasexc", "hascompare"):
    print(name, [opcode.opname[number] if number < 256 else number for number in getattr(opcode, name)])
