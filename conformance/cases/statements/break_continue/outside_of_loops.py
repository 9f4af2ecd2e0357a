for source in ["break", "continue", "if 1:\n  break", "def f():\n  continue", "class A:\n  break", "for x in y:\n  def f():\n    break",
               "while 1:\n  pass\nelse:\n  continue"]:
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)
