import _opcode
for name in ['is_valid', 'has_arg', 'has_const', 'has_name', 'has_jump', 'has_free', 'has_local', 'has_exc']:
    print(name, [n for n in range(-1, 270) if getattr(_opcode, name)(n)])
