for source in ["while", "while:", "while x", "while x:", "while x:\npass", "while x: pass\nelse:", "while x: pass\nelse: pass\nelse: pass", "while x = 1: pass", "while x := 1: pass", "while (x := 1): pass", "while x, y: pass", "while *x: pass", "while *x, y: pass", "while x: def f(): pass", "while x: y = 1; break", "while x: pass; while y: pass", "while lambda: 0: pass", "while yield: pass", "while (yield): pass", "while x if y else z: pass", "while not: pass", "while x\n: pass", "while x: continue else: pass", "continue", "else: pass", "while x: break\nelse: continue", "while x:\n  def f():\n    continue", "while x:\n  class C: break", "while x == 1 = y: pass", "while x: pass elif y: pass", "while await x: pass", "while x: # c\n  pass", "while(x): pass", "while[x]: pass", "whilex: pass", "while x:\n\tpass\n        pass"]:
    try:
        compile(source, "f", "exec")
        print("ok", source.replace("\n", ";"))
    except SyntaxError as e:
        print(source.replace("\n", ";"), "|", type(e).__name__, e.msg, e.lineno, e.offset)
