"""A board of fifty hexagons covered with ten pieces of five, in all turns and flips, as bits."""

WIDTH, HEIGHT = 5, 10
FULL = (1 << WIDTH * HEIGHT) - 1
# Each piece is a path; directions are sixths of a turn.
PIECES = ["0001", "1232", "3321", "0021", "43412", "0053", "4553", "5105", "1101", "0444"]


def step(place, direction):
    x, y = place
    odd = y & 1
    if direction == 0:
        return x + 1, y
    if direction == 3:
        return x - 1, y
    down = 1 if direction in (1, 2) else -1
    right = odd if direction in (1, 5) else odd - 1
    return x + right, y + down


def shapes(path):
    """All ways in which a piece can lie."""
    directions = [int(char) for char in path]
    for flip in (False, True):
        for turn in range(6):
            yield [((-d if flip else d) + turn) % 6 for d in directions]


def cover(start, directions):
    """The bits of the places that a path covers, or None if it leaves the board."""
    place, bits = start, 0
    for direction in [None, *directions]:
        if direction is not None:
            place = step(place, direction)
        x, y = place
        if not (0 <= x < WIDTH and 0 <= y < HEIGHT):
            return None
        bits |= 1 << y * WIDTH + x
    return bits


def islands(free):
    """Whether some free places are too few to be covered by pieces."""
    while free:
        group = free & -free
        while True:
            grown = group
            for place, near in NEAR:
                if grown & place:
                    grown |= near & free
            if grown == group:
                break
            group = grown
        if group.bit_count() % 5:
            return True
        free &= ~group
    return False


def neighbors():
    found = []
    for y in range(HEIGHT):
        for x in range(WIDTH):
            near = 0
            for direction in range(6):
                nx, ny = step((x, y), direction)
                if 0 <= nx < WIDTH and 0 <= ny < HEIGHT:
                    near |= 1 << ny * WIDTH + nx
            found.append((1 << y * WIDTH + x, near))
    return found


NEAR = neighbors()


def placements():
    """For each place and each piece: the ways to lie whose first place this is."""
    table = [[[] for _ in PIECES] for _ in range(WIDTH * HEIGHT)]
    for number, path in enumerate(PIECES):
        found = set()
        for directions in shapes(path):
            for y in range(HEIGHT):
                for x in range(WIDTH):
                    bits = cover((x, y), directions)
                    if bits is not None:
                        found.add(bits)
        for bits in sorted(found):
            if not islands(FULL & ~bits):
                table[(bits & -bits).bit_length() - 1][number].append(bits)
    return table


def search(table, board, left, depth, solutions, wanted):
    place = (~board & board + 1).bit_length() - 1
    for number in left:
        for bits in table[place][number]:
            if board & bits:
                continue
            if depth == 9:
                solutions.append(bits)
                return
            rest = [other for other in left if other != number]
            grown = board | bits
            if depth < 4 and islands(FULL & ~grown):
                continue
            search(table, grown, rest, depth + 1, solutions, wanted)
            if len(solutions) >= wanted:
                return


def run():
    table = placements()
    solutions = []
    search(table, 0, list(range(len(PIECES))), 0, solutions, 50)
    return len(solutions), solutions[:3], sum(len(ways) for row in table for ways in row)
