# ends: source
eval('**'.join(['a'] * 20_000))
