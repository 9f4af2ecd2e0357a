# ends: source
eval('1 if 1 else ' * 20_000 + '1')
