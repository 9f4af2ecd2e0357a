# ends: memory
import textwrap
x = textwrap.indent('a\n' * 1_000_000, ' ' * 100_000)
