"""Lists of lists: a product of matrices, a transposition, a game of life."""


def product(left, right):
    columns = list(zip(*right))
    return [[sum(a * b for a, b in zip(row, column)) for column in columns] for row in left]


def step(board):
    height, width = len(board), len(board[0])
    result = []
    for y in range(height):
        above, row, below = board[y - 1], board[y], board[(y + 1) % height]
        new = []
        for x in range(width):
            right = (x + 1) % width
            count = above[x - 1] + above[x] + above[right] + row[x - 1] + row[right]
            count += below[x - 1] + below[x] + below[right]
            new.append(1 if count == 3 or (count == 2 and row[x]) else 0)
        result.append(new)
    return result


def run():
    matrix = [[(y * x + y) % 10 for x in range(64)] for y in range(64)]
    squared = product(matrix, matrix)
    cubed = product(squared, matrix)
    board = [[(x * x + y * y * 3 + x * y) % 7 & 1 for x in range(48)] for y in range(48)]
    for _ in range(260):
        board = step(board)
    return sum(map(sum, cubed)), sum(map(sum, board))
