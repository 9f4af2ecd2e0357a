for source in [
    "try: pass\nexcept* A: pass\nexcept B: pass",
    "try: pass\nexcept A: pass\nexcept* B: pass",
    "try: pass\nexcept*: pass",
    "try: pass\nexcept* A: pass\nexcept: pass",
    "try: pass\nexcept* A, B: pass",
    "try: pass\nexcept* A, B as c: pass",
    "try: pass\nexcept* A as b.c: pass",
    "try: pass\nexcept* A as (b): pass",
    "try: pass\nexcept *A: pass",
    "try: pass\nexcept * (A, B): pass",
    "try: pass\nexcept* A pass",
]:
    try:
        compile(source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
