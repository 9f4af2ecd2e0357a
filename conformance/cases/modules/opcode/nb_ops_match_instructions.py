import dis, _opcode

names = dict((symbol, name) for name, symbol in _opcode.get_nb_ops())
for symbol in ("+", "-", "*", "@", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "+=", "//=", "[]"):
    source = f"a[b]" if symbol == "[]" else f"a {symbol} b"
    for instruction in dis.get_instructions(compile(source, "", "exec")):
        if instruction.opname == "BINARY_OP":
            print(symbol, instruction.arg, instruction.argrepr, names[symbol])
