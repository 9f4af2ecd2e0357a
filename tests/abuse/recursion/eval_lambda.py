# ends: source
eval('lambda:' * 20_000 + '1')
