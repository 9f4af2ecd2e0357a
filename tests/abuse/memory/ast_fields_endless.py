# ends: memory
import ast, itertools
class Node(ast.AST):
    _fields = itertools.repeat('a')
Node()
