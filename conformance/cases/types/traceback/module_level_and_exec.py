import traceback
for source in ["1/0", "\n\nx = 1\nraise KeyError", "def f():\n  None()\nf()", "class C:\n  x = undefined", "[1/0 for _ in 'a']", "(lambda: 1/0)()", "exec('1/0')", "eval('1/0')", "import nonexistent_module_xyz", "assert False, 'msg'", "del undefined", "a, b = 1", "with 5: pass"]:
    try:
        exec(compile(source, "<src>", "exec"))
    except Exception as e:
        print([(f.filename if f.filename.startswith("<") else "case", f.lineno, f.name) for f in traceback.extract_tb(e.__traceback__)][1:], type(e).__name__)
