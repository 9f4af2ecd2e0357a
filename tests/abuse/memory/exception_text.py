# ends: ValueError
raise ValueError('a' * 12_000_000)
