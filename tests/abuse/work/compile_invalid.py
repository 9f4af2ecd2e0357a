# ends: work
text = 'a = b + 1\n' * 5000 + 'x ='
while True:
    try:
        compile(text, 'name', 'exec')
    except SyntaxError:
        pass
