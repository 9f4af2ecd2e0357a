"""Copies of nested containers and objects: plain, shared and cyclic ones, and some that copy themselves."""

from copy import copy, deepcopy
from dataclasses import dataclass, field


@dataclass
class Part:
    name: str
    weights: list = field(default_factory=list)
    parent: object = None


class Shared:
    """One of a kind: a copy is the thing itself."""

    def __init__(self, name):
        self.name = name

    def __deepcopy__(self, memo):
        return self


class Slotted:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def tree(depth):
    return Slotted(tree(depth - 1), tree(depth - 1)) if depth else Slotted(None, {"leaf": [1, 2.5, "x"]})


UNIT = Shared("unit")
CONFIG = {
    "name": "config",
    "limits": [1, 2, 3, (4, 5, [6])],
    "nested": {f"key{i}": {"value": i, "tags": ["a", "b"], "set": {i, i + 1}} for i in range(20)},
    "unit": UNIT,
}


def parts():
    whole = Part("whole")
    whole.weights = [Part(f"part{i}", [i] * 5, whole) for i in range(20)]
    return whole


def leaves(node):
    return 1 if node.left is None else leaves(node.left) + leaves(node.right)


def run():
    checks = []
    whole, grown = parts(), tree(5)
    for _ in range(200):
        config = deepcopy(CONFIG)
        config["nested"]["key3"]["tags"].append("c")
        other = deepcopy(whole)
        twin = deepcopy(grown)
        shallow = [copy(part) for part in whole.weights]
    tags = [each["nested"]["key3"]["tags"] for each in (CONFIG, config)]
    checks.append((config["unit"] is UNIT, tags))
    part = other.weights[5]
    checks.append((part.parent is other, part is whole.weights[5], len(other.weights)))
    checks.append((leaves(twin), twin.left is grown.left))
    checks.append((shallow[4].weights is whole.weights[4].weights, shallow[4].name))
    return checks
