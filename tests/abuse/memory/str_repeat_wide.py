# ends: memory
x = '\U0001f600' * 10**8
