for source in [
    "for i in x:\n  def f():\n    break\n",
    "for i in x:\n  class C:\n    continue\n",
    "while 1:\n  lambda: 0\nbreak\n",
    "if 1:\n  continue\n",
    "with a:\n  break\n",
    "try:\n  pass\nfinally:\n  continue\n",
    "for i in x: pass\nelse:\n  break\n",
    "while x: pass\nelse:\n  continue\n",
    "match x:\n  case 1: break\n",
]:
    try:
        compile(source, "f", "exec")
        print("compiles")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset, e.end_offset)
