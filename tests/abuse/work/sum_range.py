# ends: work
sum(range(10**18))
