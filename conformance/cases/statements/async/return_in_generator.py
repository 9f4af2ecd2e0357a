for source in ["async def f():\n  yield 1\n  return 2", "async def f():\n  yield 1\n  return", "async def f():\n  yield from x", "async def f():\n  return (yield)", "async def f():\n  lambda: (yield)\n  return 1", "async def f():\n  await (yield)", "async def f(): return [(yield) for x in y]"]:
    try:
        compile(source, "f", "exec")
        print("ok")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
