"""A puzzle on a hexagon: each tile is to have as many tiles around it as its number says."""

EMPTY = -1
STEPS = [(1, 0), (0, 1), (-1, 1), (-1, 0), (0, -1), (1, -1)]


def hexagon(side):
    radius = side - 1
    places = [
        (q, r)
        for r in range(-radius, radius + 1)
        for q in range(-radius, radius + 1)
        if -radius <= q + r <= radius
    ]
    index = {place: i for i, place in enumerate(places)}
    near = []
    for q, r in places:
        near.append([index[q + dq, r + dr] for dq, dr in STEPS if (q + dq, r + dr) in index])
    return near


class Puzzle:
    def __init__(self, near, supply):
        self.near = near
        self.supply = dict(supply)
        self.tiles = {}
        self.domains = [set(supply) for _ in near]
        self.steps = 0

    def consistent(self, place):
        """Whether the tile at the place can still get the neighbours that it wants."""
        wanted = self.tiles.get(place)
        if wanted is None or wanted == EMPTY:
            return True
        tiles = unknown = 0
        for other in self.near[place]:
            if other not in self.tiles:
                unknown += 1
            elif self.tiles[other] != EMPTY:
                tiles += 1
        return tiles <= wanted <= tiles + unknown

    def choices(self, place):
        found = []
        for tile in self.domains[place]:
            if self.supply[tile] and tile <= len(self.near[place]):
                self.tiles[place] = tile
                if self.consistent(place) and all(self.consistent(other) for other in self.near[place]):
                    found.append(tile)
                del self.tiles[place]
        found.sort(reverse=True)
        return found

    def pick(self):
        """The free place with the fewest choices."""
        best = None
        for place in range(len(self.near)):
            if place in self.tiles:
                continue
            choices = self.choices(place)
            if best is None or len(choices) < len(best[1]):
                best = place, choices
                if len(choices) <= 1:
                    break
        return best

    def solve(self):
        picked = self.pick()
        if picked is None:
            return True
        place, choices = picked
        for tile in choices:
            self.steps += 1
            self.tiles[place] = tile
            self.supply[tile] -= 1
            if self.solve():
                return True
            self.supply[tile] += 1
            del self.tiles[place]
        return False


def make(near, seed):
    """The tiles of a puzzle that has a solution."""
    full = [(i * i * seed + i * 5 + seed) % 7 > 1 for i in range(len(near))]
    supply = {}
    for place, others in enumerate(near):
        tile = sum(full[other] for other in others) if full[place] else EMPTY
        supply[tile] = supply.get(tile, 0) + 1
    return supply


def run():
    near = hexagon(3)
    results = []
    for seed in (1, 2, 4, 6, 8, 9, 10, 11):
        puzzle = Puzzle(near, make(near, seed))
        solved = puzzle.solve()
        results.append((solved, puzzle.steps, [puzzle.tiles[place] for place in range(len(near))][:6]))
    return results
