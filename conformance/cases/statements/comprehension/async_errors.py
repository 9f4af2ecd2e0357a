for source in ["[x async for x in y]", "def f(): return [await x for x in y]", "def f():\n  return {x async for x in y}", "async def f():\n  def g(): return [x async for x in y]", "async def f(): return lambda: [await x for x in y]", "[await x for x in y]", "(x async for x in y)", "def f(): (x async for x in y)"]:
    try:
        compile(source, "f", "exec")
        print("ok", source)
    except SyntaxError as e:
        print(e.msg, e.offset)
