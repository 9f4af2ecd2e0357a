# ends: memory
text = 'x = 1\n'
for n in range(19):
    text = 'try: pass\nfinally:\n' + ''.join(' ' + line + '\n' for line in text.splitlines())
compile(text, 'name', 'exec')
x = 'a' * 10**9
