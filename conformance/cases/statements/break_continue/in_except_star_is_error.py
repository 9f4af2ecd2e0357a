for word in ["break", "continue", "return"]:
    body = f"""
def f():
    for i in x:
        try:
            pass
        except* ValueError:
            {word}
"""
    try:
        compile(body, "f", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
source = """
for i in range(3):
    try:
        raise ExceptionGroup("g", [ValueError(i)])
    except* ValueError:
        for j in range(3):
            if j == 1: break
        print(i, j)
"""
exec(source)
