"""Classes that are used like containers, iterators and functions: `obj[x, y]`, len, `in`, for, calls."""


class Grid:
    def __init__(self, width, height):
        self.width = width
        self.cells = [0] * (width * height)

    def __len__(self):
        return len(self.cells)

    def __getitem__(self, place):
        x, y = place
        return self.cells[y * self.width + x]

    def __setitem__(self, place, value):
        x, y = place
        self.cells[y * self.width + x] = value

    def __contains__(self, value):
        return value in self.cells

    def __iter__(self):
        return iter(self.cells)


class Countdown:
    def __init__(self, start):
        self.left = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.left <= 0:
            raise StopIteration
        self.left -= 1
        return self.left


class Scale:
    def __init__(self, factor):
        self.factor = factor

    def __call__(self, value):
        return value * self.factor


def run():
    grid = Grid(20, 20)
    double = Scale(2)
    total = 0
    for n in range(970):
        for y in range(20):
            for x in range(20):
                grid[x, y] = grid[y, x] + double(n)
        total += sum(grid) + len(grid) + (n in grid)
        for left in Countdown(300):
            total += left
    return total
