def attempt(source):
    try:
        exec(source, {})
    except BaseException as e:
        print(source.replace("\n", ";"), "|", type(e).__name__, e, "|", type(e.__context__).__name__)
for source in ["[x for x in [1] if (_ for _ in ()).throw(ValueError('v'))]", "class C:\n raise KeyError('class body')", "def f(x=1/0): pass", "@(lambda f: [][0])\ndef f(): pass", "class C(int, 1/0): pass", "class C(metaclass=1/0): pass", "f'{1/0}'", "f'{1:{1/0}}'", "x = y = 1/0", "del [][0]", "assert 0, 1/0", "assert 1/0", "return_ = (lambda: {}['k'])()", "for x in [].pop(): pass", "while 1/0: pass", "with 1/0: pass", "if 1/0: pass", "try:\n 1/0\nexcept {}['k']: pass", "try:\n pass\nfinally:\n 1/0", "try:\n 1/0\nexcept 1/0: pass", "raise 1/0", "raise KeyError from 1/0", "print(*1/0)", "print(**{}['k'])", "{**{}['k']}", "[*[][0]]", "{1/0: 1}", "{1: 1/0}", "x[1/0] = 1", "(1/0).x = 1", "type X = 1/0\nX.__value__", "global x\nx = 1/0", "import sys.nothing", "match 1/0:\n case 1: pass", "match 1:\n case x if 1/0: pass", "lambda: 0 if 1/0 else 1", "(lambda: 0 if 1/0 else 1)()", "a: 1/0", "x: int = 1/0", "x += 1"]:
    attempt(source)
