class Container:
    alpha = 1
    alphabet = 2

def use(container):
    return container.alphabeta

use(Container())
