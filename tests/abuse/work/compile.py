# ends: work
text = 'a = b + 1\n' * 2000
while True:
    compile(text, 'name', 'exec')
