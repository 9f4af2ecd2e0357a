class CM:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    async def __aenter__(self):
        print("enter", self.name)
        return self.name
    async def __aexit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow
async def main():
    async with CM("a") as a, CM("b", True) as b:
        print(a, b)
        raise ValueError("v")
    print("swallowed")
    for i in range(2):
        async with CM(i):
            if i == 0: continue
            return "returned"
try:
    main().send(None)
except StopIteration as e:
    print(e.value)
