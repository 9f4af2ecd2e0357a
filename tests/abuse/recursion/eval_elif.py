# ends: source
text = 'if 0: pass\n' + 'elif 0: pass\n' * 3000
try:
    exec(text)
except RecursionError:
    pass
