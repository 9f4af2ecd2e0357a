"""Exceptions of the program's own: with data, caught by a base class, raised from others and again."""


class StoreError(Exception):
    pass


class NotFound(StoreError):
    def __init__(self, key):
        super().__init__(f"no {key}")
        self.key = key


class Denied(StoreError):
    code = 403


def load(store, key):
    if key % 5 == 0:
        raise Denied
    try:
        return store[key]
    except KeyError as error:
        raise NotFound(key) from error


def fetch(store, key):
    try:
        return load(store, key)
    except Denied:
        raise
    except NotFound as error:
        if error.key > 90:
            raise StoreError("out of range") from error
        return error.key


def run():
    store = {i: i for i in range(50)}
    total = 0
    for i in range(205_000):
        try:
            total += fetch(store, i % 100)
        except Denied as error:
            total += error.code
        except StoreError as error:
            total += len(str(error)) + (error.__cause__ is not None)
    return total
