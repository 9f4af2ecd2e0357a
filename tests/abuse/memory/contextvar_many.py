# ends: memory
import contextvars
x = []
while True:
    x.append(contextvars.ContextVar('v'))
    x[-1].set(1)
