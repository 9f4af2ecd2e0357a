"""A binary tree of 2^20 nodes."""


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def grow(depth):
    return Node(grow(depth - 1), grow(depth - 1)) if depth else Node(None, None)


# A full tree has one node less.
kept = Node(grow(19), None)
