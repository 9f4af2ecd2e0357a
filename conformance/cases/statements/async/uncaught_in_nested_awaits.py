async def inner():
    raise ValueError("deep")
async def middle():
    return await inner()
async def outer():
    return (1 +
            await middle())
outer().send(None)
