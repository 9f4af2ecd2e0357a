# ends: memory
import textwrap
x = textwrap.wrap('a ' * 100_000, width=10, initial_indent=' ' * 5, subsequent_indent='b' * 100_000_000)
