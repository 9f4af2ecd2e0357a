def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)

import types
show("subclass", lambda: type("F", (types.FunctionType,), {}))
print(types.FunctionType is types.LambdaType, types.FunctionType.__name__)
