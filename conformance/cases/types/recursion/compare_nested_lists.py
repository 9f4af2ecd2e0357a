import operator


def kind(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__)

def nest(depth):
    x = []
    for i in range(depth):
        x = [x]
    return x

kind("==", lambda: nest(500) == nest(500))
kind("<", lambda: nest(500) < nest(501))
kind("deep", lambda: operator.eq(nest(200000), nest(200000)))
