# ends: IndentationError
exec(''.join(' ' * n + 'if 1:\n' for n in range(500)) + ' ' * 500 + 'pass')
