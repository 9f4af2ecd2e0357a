for source in ["await x", "def f(): await x", "async with a: pass", "def f():\n  async for x in y: pass", "async def f():\n  def g(): await x", "lambda: await x", "async def f():\n  class C:\n    await x", "async def f():\n  [await x for x in y]\n  lambda: (await z)", "async x = 1", "async lambda: 1", "await = 1", "async = 2", "def async(): pass", "import await"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
