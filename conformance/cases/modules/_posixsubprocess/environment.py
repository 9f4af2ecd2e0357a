"""The environment that the program gets."""
from _run import attempt, output

print(output(b'echo "$ONE/$TWO"', env=[b"ONE=1", b"TWO=zwei"]))
attempt(output, b'echo "$ONE"', env=["ONE=eins"])
print(output(b"/usr/bin/env", env=[b"ONLY=this"])[2].count(b"ONLY=this"))
attempt(output, b"x", env=5)
attempt(output, b"x", env=[5])
attempt(output, b"x", env=["A=b\0c"])
attempt(output, b"x", env={b"A": 1})
