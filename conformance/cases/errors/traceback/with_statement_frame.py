class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        raise RuntimeError("exit failed")

with Manager() as m:
    1 / 0
