"""Comprehensions within comprehensions: grids, flattening, transposition, triples, tables."""


def run():
    total = 0
    for n in range(620):
        grid = [[x * y + n for x in range(40)] for y in range(40)]
        flat = [cell for row in grid for cell in row]
        turned = [[row[i] for row in grid] for i in range(40)]
        triples = [
            (a, b, c)
            for a in range(1, 20)
            for b in range(a, 20)
            for c in range(b, 20)
            if a * a + b * b == c * c
        ]
        table = {y: {x: grid[y][x] for x in range(10)} for y in range(10)}
        total += len(flat) + turned[3][4] + len(triples) + table[5][6]
    return total
