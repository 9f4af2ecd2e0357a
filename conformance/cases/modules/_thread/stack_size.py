import _thread

print(_thread.stack_size(), _thread.stack_size(1 << 20), _thread.stack_size(0))
for size in 1, -1, "a":
    try:
        _thread.stack_size(size)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(_thread.stack_size())
