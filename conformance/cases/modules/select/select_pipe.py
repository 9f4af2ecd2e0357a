import os
import select

r, w = os.pipe()
print(select.select([r], [], [], 0), select.select([], [w], [], 0) == ([], [w], []))
os.write(w, b"x")
print(select.select([r], [w], [], None) == ([r], [w], []), select.select([], [], [], 0))
