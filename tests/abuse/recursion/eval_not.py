# ends: source
eval('not ' * 1_000_000 + '1')
