"""Objects pickled and unpickled by several protocols: containers, instances, cycles, own reductions."""

import pickle
from collections import OrderedDict, deque
from datetime import date, timedelta


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.entries = []

    def __eq__(self, other):
        return (self.owner, self.balance, self.entries) == (other.owner, other.balance, other.entries)


class Money:
    __slots__ = ("cents",)

    def __init__(self, cents):
        self.cents = cents

    def __reduce__(self):
        return Money, (self.cents,)

    def __eq__(self, other):
        return self.cents == other.cents


class Cache:
    def __init__(self):
        self.hits = 3
        self.lock = object()

    def __getstate__(self):
        return {"hits": self.hits}

    def __setstate__(self, state):
        self.hits = state["hits"] + 1


DAY = date(2026, 1, 1)
RECORDS = [
    {
        "id": n,
        "name": f"name {n}",
        "score": n * 1.5,
        "tags": ("red", "green", None, n % 2 == 0),
        "large": 3**n,
        "data": bytes(range(n % 50)),
        "day": DAY + timedelta(days=n),
        "places": {(n, n + 1): frozenset([n, n * 2])},
    }
    for n in range(150)
]


def accounts():
    found = []
    for n in range(150):
        account = Account(f"owner {n}", Money(n * 100))
        account.entries.extend(Money(i) for i in range(n % 10))
        found.append(account)
    return found


def run():
    people = accounts()
    ring = []
    ring.append({"ring": ring, "queue": deque(range(100)), "order": OrderedDict(a=1, b=ring)})
    checks = []
    for protocol in (2, 4, 5):
        for _ in range(30):
            records = pickle.loads(pickle.dumps(RECORDS, protocol))
            same = pickle.loads(pickle.dumps(people, protocol)) == people
            rings = [pickle.loads(pickle.dumps(ring, protocol)) for _ in range(10)]
        whole = rings[0][0]["order"]["b"] is rings[0]
        hits = pickle.loads(pickle.dumps(Cache(), protocol)).hits
        checks.append((records == RECORDS, same, whole, hits, len(pickle.dumps(list(range(1000)), protocol))))
    return checks
