for source in ["await x", "async for x in y: pass", "async with x: pass", "def f():\n  await x", "[x async for x in y]",
               "async def f():\n  yield from x", "async def f():\n  yield 1\n  return 2", "def f():\n  async with x: pass", "class A:\n  await x"]:
    try:
        compile(source, "<s>", "exec")
        print("fine", source)
    except SyntaxError as error:
        print(error.msg)
async def f(): pass
try:
    for x in f(): pass
except TypeError as error:
    print(error)
c = f(); c.close()
