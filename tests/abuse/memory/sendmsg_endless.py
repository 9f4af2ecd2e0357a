# ends: memory; allow: Network
import itertools, socket
a, b = socket.socketpair()
a.sendmsg(itertools.repeat(b''))
