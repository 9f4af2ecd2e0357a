async def f(): return 1
async def main():
    c = f()
    print(await c)
    try:
        await c
    except (RuntimeError, ValueError) as e:
        print(e)
    d = f()
    d.close()
    try:
        await d
    except (RuntimeError, ValueError) as e:
        print(e)
    async def g():
        await me
    me = g()
    try:
        await me
    except (RuntimeError, ValueError) as e:
        print(e)
try:
    main().send(None)
except StopIteration as e:
    print("end", e.value)
