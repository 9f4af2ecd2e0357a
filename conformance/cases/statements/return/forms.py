def nothing(): return
def bare(): pass
def several(): return 1, *[2, 3]
def conditional(x):
    if x:
        return "yes"
print(nothing(), bare(), several(), conditional(1), conditional(0))
for source in ["return 1", "class A:\n  return", "[x for x in (return)]"]:
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as error:
        print(error.msg)
