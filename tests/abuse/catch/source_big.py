# ends: source
eval('1 +' * 1_000_000 + '1')
