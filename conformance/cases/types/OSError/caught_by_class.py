"""Which handlers take which error."""
import os


def which(number):
    try:
        raise OSError(number, os.strerror(number))
    except FileNotFoundError:
        return "not found"
    except (PermissionError, FileExistsError) as error:
        return type(error).__name__
    except ConnectionError as error:
        return f"connection: {type(error).__name__}"
    except OSError as error:
        return f"other: {error}"


print([which(number) for number in (1, 2, 13, 17)], [which(number) for number in (32, 104, 111)], [which(number) for number in (5, 22, 110)], sep="\n")
print(issubclass(BrokenPipeError, ConnectionError), issubclass(ConnectionError, OSError), issubclass(TimeoutError, ConnectionError))
