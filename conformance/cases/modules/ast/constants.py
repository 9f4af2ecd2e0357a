import ast
for text in ['0x_ff', '1_000', '0b11', '1' * 30, '1.5e3', '1e400', '3j', "'a' 'b'", "b'a' b'b'", "r'\\n'", 'None', '(1,)', "u'x'"]:
    node = ast.parse(text, mode='eval').body
    print(text, ast.dump(node))
