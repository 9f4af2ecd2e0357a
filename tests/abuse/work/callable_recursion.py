# ends: work
# Trees of calls of objects, classes and static methods: no jump goes backwards.


class Tree:
    def __init__(self, depth):
        if depth:
            self.left, self.right = Tree(depth=depth - 1), self(depth=depth - 1)

    def __call__(self, *, depth):
        return self.grow(depth - 1, named=1) if depth else None

    @staticmethod
    def grow(depth, **named):
        return Tree(depth) if depth > 0 else None


Tree(60)
