# ends: OverflowError
[0] * 10**30
