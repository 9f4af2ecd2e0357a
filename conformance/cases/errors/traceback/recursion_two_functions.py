def ping(n):
    if not n:
        1 / 0
    pong(n - 1)

def pong(n):
    ping(n)

ping(3)
