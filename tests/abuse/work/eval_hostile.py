# ends: work
eval('[0 for _ in iter(int, 1)]')
