"""The program's umask."""
from _run import attempt, output

for mask in (0, 0o22, 0o77, 0o777):
    print(output(b"umask", umask=mask))
attempt(output, b"umask", umask="x")
attempt(output, b"umask", umask=2**40)
