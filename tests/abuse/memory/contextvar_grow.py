# ends: memory
import contextvars
x = []
var = contextvars.ContextVar('v')
while True:
    var.set(len(x))
    x.append(contextvars.copy_context())
