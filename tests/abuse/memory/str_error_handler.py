# ends: memory
x = [('\U0001f600' * 500_000).encode('ascii', 'namereplace') for _ in range(100)]
