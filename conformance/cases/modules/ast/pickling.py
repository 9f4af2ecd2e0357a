import ast
import copy
import pickle


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


tree = ast.parse('x = [1, "a"]')
again = pickle.loads(pickle.dumps(tree))
print(ast.dump(again) == ast.dump(tree), ast.dump(copy.deepcopy(tree)) == ast.dump(tree))
print(ast.Name('x').__reduce__(), ast.Name('x').__replace__(id='y'), copy.replace(ast.Constant(1), value=2))
attempt(lambda: ast.Name('x').__replace__(foo=1))
attempt(lambda: ast.Name('x').__replace__(1))
