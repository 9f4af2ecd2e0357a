import copy, errno, pickle

for error in (OSError(errno.ENOENT, "text", "name"), OSError(errno.EPIPE, "text"), OSError(errno.EACCES, "a", "b", None, "c"), OSError("x"),
              BlockingIOError(errno.EAGAIN, "text", 3)):
    other = pickle.loads(pickle.dumps(error))
    print(type(other).__name__, other, other.args, copy.copy(error).args, error.__reduce__()[1])
