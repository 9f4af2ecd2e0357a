# ends: source
eval('-' * 100_000 + '1')
