# ends: work
max(enumerate(iter(int, 1)))
