# ends: work
# A tree of coroutines that await each other, and of generators: no jump goes backwards.


async def grow(depth):
    if depth:
        await grow(depth - 1)
        await grow(depth=depth - 1)


def leaves(depth):
    if depth:
        yield from leaves(depth - 1)
        yield from leaves(*(depth - 1,))


for tree in grow(24), leaves(24):
    try:
        tree.send(None)
    except StopIteration:
        pass
grow(60).send(None)
