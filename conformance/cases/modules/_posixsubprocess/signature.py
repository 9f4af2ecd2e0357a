"""`fork_exec` needs all of its arguments, none by name."""
import _posixsubprocess
from _run import attempt

attempt(_posixsubprocess.fork_exec)
attempt(_posixsubprocess.fork_exec, [b"x"])
attempt(_posixsubprocess.fork_exec, *[0] * 30)
attempt(_posixsubprocess.fork_exec, args=[b"x"])
print(_posixsubprocess.fork_exec.__name__, _posixsubprocess.__doc__)
attempt(_posixsubprocess.fork_exec, *[None] * 22)
