# ends: source
eval('(' * 1000 + ')' * 1000)
