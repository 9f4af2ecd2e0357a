code = compile("pass", "f", "single")
print(exec(code))
print(eval(code))
print(eval(compile("pass", "f", "exec")))
try:
    eval("pass")
except SyntaxError as e:
    print(e.msg, e.text, e.offset)
exec(compile("1; pass; 2", "f", "single"))
