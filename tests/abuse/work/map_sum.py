# ends: work
sum(map(int, iter(str, 'x'))) if 0 else sum(map(abs, iter(int, 1)))
