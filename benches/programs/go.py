"""A player of Go on a small board: games played by chance, and a tree that grows where they are won."""

import math
import random

SIZE = 7
PLACES = range(SIZE * SIZE)
EMPTY, BLACK, WHITE = 0, 1, 2


def around(place):
    y, x = divmod(place, SIZE)
    found = []
    if x:
        found.append(place - 1)
    if x < SIZE - 1:
        found.append(place + 1)
    if y:
        found.append(place - SIZE)
    if y < SIZE - 1:
        found.append(place + SIZE)
    return tuple(found)


NEIGHBORS = [around(place) for place in PLACES]


class Board:
    def __init__(self):
        self.stones = [EMPTY] * len(PLACES)
        self.turn = BLACK
        self.ko = None
        self.passes = 0

    def copy(self):
        board = Board.__new__(Board)
        board.stones = self.stones[:]
        board.turn, board.ko, board.passes = self.turn, self.ko, self.passes
        return board

    def group(self, place):
        """The stones that are connected with the one at the place, and whether they have a liberty."""
        color = self.stones[place]
        seen = {place}
        stack = [place]
        alive = False
        while stack:
            for near in NEIGHBORS[stack.pop()]:
                stone = self.stones[near]
                if stone == EMPTY:
                    alive = True
                elif stone == color and near not in seen:
                    seen.add(near)
                    stack.append(near)
        return seen, alive

    def is_eye(self, place):
        return all(self.stones[near] == self.turn for near in NEIGHBORS[place])

    def play(self, place):
        """Puts a stone there if the rules allow it."""
        if self.stones[place] != EMPTY or place == self.ko:
            return False
        self.stones[place] = self.turn
        other = BLACK + WHITE - self.turn
        taken = []
        for near in NEIGHBORS[place]:
            if self.stones[near] == other:
                group, alive = self.group(near)
                if not alive:
                    taken.extend(group)
                    for stone in group:
                        self.stones[stone] = EMPTY
        if not taken and not self.group(place)[1]:
            self.stones[place] = EMPTY
            return False
        self.ko = taken[0] if len(taken) == 1 else None
        self.turn = other
        self.passes = 0
        return True

    def skip(self):
        self.turn = BLACK + WHITE - self.turn
        self.passes += 1
        self.ko = None

    def moves(self):
        return [place for place in PLACES if self.stones[place] == EMPTY and not self.is_eye(place)]

    def winner(self):
        score = -4.5
        for place in PLACES:
            stone = self.stones[place]
            if stone == EMPTY:
                colors = {self.stones[near] for near in NEIGHBORS[place]}
                stone = colors.pop() if len(colors) == 1 else EMPTY
            score += 1 if stone == BLACK else -1 if stone == WHITE else 0
        return BLACK if score > 0 else WHITE


def playout(board, chance):
    for _ in range(3 * len(PLACES)):
        moves = board.moves()
        chance.shuffle(moves)
        if not any(board.play(move) for move in moves):
            board.skip()
            if board.passes == 2:
                break
    return board.winner()


class Node:
    def __init__(self, board, move=None, parent=None):
        self.move = move
        self.parent = parent
        self.mover = BLACK + WHITE - board.turn
        self.untried = board.moves()
        self.children = []
        self.wins = self.visits = 0

    def best(self):
        scale = 2 * math.log(self.visits)
        return max(self.children, key=lambda node: node.wins / node.visits + math.sqrt(scale / node.visits))


def search(board, games, chance):
    root = Node(board)
    for _ in range(games):
        node, state = root, board.copy()
        while not node.untried and node.children:
            node = node.best()
            state.play(node.move)
        while node.untried:
            move = node.untried.pop(chance.randrange(len(node.untried)))
            if state.play(move):
                node.children.append(Node(state, move, node))
                node = node.children[-1]
                break
        winner = playout(state, chance)
        while node:
            node.visits += 1
            node.wins += winner == node.mover
            node = node.parent
    best = max(root.children, key=lambda child: child.visits)
    return best.move, best.visits, root.wins


def run():
    chance = random.Random(7)
    board = Board()
    played = []
    for _ in range(2):
        move, visits, wins = search(board, 80, chance)
        board.play(move)
        played.append((move, visits, wins))
    return played
