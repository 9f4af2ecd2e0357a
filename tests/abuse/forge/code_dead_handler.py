# ends: ok
async def h():
    async for i in k(): await i
# Nothing gets to where a handler is named that keeps ten values and leads to the beginning.
data = bytes.fromhex('22001f0080005c01000000000000000034000000000000000e000f0052006a030000780180034c050a001c007100470052006a03dd00'
                     '780180034c050a001f004b15000007004c1007004c0844135200230035036901')
try:
    h.__code__ = h.__code__.replace(co_code=data, co_stacksize=16, co_exceptiontable=bytes.fromhex('23060114'))
    coroutine = h()
except (SystemError, ValueError):
    pass
else:
    # What lies there without being anything must not be given up.
    'x' * 1000
    coroutine.send(None)
