# ends: work
import textwrap
while True:
    textwrap.fill('spam ' * 10_000)
