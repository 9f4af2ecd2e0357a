# ends: memory
x = [[n] for n in range(10**9)]
