import ast
import warnings
def caught(call):
    with warnings.catch_warnings(record=True) as found:
        warnings.simplefilter('always')
        call()
    print([str(w.message) for w in found])
caught(lambda: ast.Name())
caught(lambda: ast.Name('x', foo=3))
class Typed(ast.AST):
    _fields = ('a', 'b')
    _field_types = {'a': int}
caught(lambda: Typed())
