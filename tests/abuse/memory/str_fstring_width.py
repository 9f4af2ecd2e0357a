# ends: memory
width = 10**9
x = f'{1:{width}}'
