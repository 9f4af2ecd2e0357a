pass; pass; pass;
print("a"); pass
if 1: pass; print("b"); pass
x = 1; pass; print(x);
for source in ["pass;;", ";", "pass ; ;", "; pass", "if 1: ;"]:
    try:
        compile(source, "f", "exec")
    except SyntaxError as e:
        print(source, e.msg, e.offset)
