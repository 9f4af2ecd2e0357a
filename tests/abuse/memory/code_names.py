# ends: memory
x = []
while True:
    x.append(compile(f'{"a" * 100_000}{len(x)}', 'name', 'eval'))
