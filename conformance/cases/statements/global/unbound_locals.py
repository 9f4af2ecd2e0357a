def run(source):
    namespace = {}
    try:
        exec(source, namespace)
        namespace["f"]()
    except Exception as e:
        print(source.replace("\n", ";"), "|", type(e).__name__, e, getattr(e, "name", None))
x = 1
for body in ["x; x = 1", "x += 1", "del x", "print(x); import x", "x; [x := 1 for _ in 'a']", "for x in []: pass\n x", "with x as x: pass", "(x, y) = x, 1", "x = x", "x.y = 1; x = 2", "x[0] = 1; x = 2", "if 0: x = 1\n x", "x: int\n x", "try: pass\n except E as x: pass\n x", "x = 1; del x; x", "x = 1; del x; del x", "def x(): pass\n del x; x()", "[y for y in x]; x = 1", "lambda: x; x = 1; del x; x", "(lambda: x)(); x = 1", "class x(x): pass", "match 1:\n  case 2: x = 1\n x", "global y; y", "f'{x}'; x = 1", "x @= 1", "return x; x = 1", "while x: x = 0", "assert x; x = 1", "yield_ = [x]; x = 1", "import os.path; os = os", "print(locals()); x; x = 1"]:
    run("x = 'global'\ndef f():\n " + body)
