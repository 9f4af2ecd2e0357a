# ends: memory
from collections import defaultdict
tree = lambda: defaultdict(tree)
node = root = tree()
while True:
    node = node['x']
