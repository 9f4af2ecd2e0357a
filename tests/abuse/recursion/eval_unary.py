# ends: source
eval('-' * 1_000_000 + '1')
