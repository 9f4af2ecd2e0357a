"""Keys whose comparison changes the dict under an operator of the view."""


class Evil:
    def __init__(self, name):
        self.name = name
        self.target = None

    def __hash__(self):
        return 1

    def __eq__(self, other):
        if self.target is not None:
            target, self.target = self.target, None
            target.clear()
        return self is other

    def __repr__(self):
        return self.name


for operate in (lambda d, o: o in d.keys(), lambda d, o: d.keys() & {o}, lambda d, o: d.items() == {o: 1, 5: 6, 7: 8}.items(),
                lambda d, o: d.keys() - [o]):
    table = {Evil("a"): 1, Evil("b"): 2, Evil("c"): 3}
    other = Evil("o")
    other.target = table
    try:
        print(operate(table, other), len(table))
    except RuntimeError as error:
        print("RuntimeError", error, len(table))
